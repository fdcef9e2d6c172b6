package io.actionsgateway.simulation.storage;

import io.actionsgateway.simulation.time.Timeline;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes links to storage that anybody may open for one minute, and knows them again. The same seed and time give the same
 * link. Thread-safe.
 */
public final class SignedUrls {

    static final String VERSION = "2025-11-05";

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** Keeps the key apart from what else is drawn from the twin's randomness. */
    private static final long OWN_RANDOMNESS = 0x73746F72616765L;

    private final Timeline timeline;
    private final int port;
    private final SecretKeySpec key;

    /** Links to a port, signed by a key that the seed decides. */
    public SignedUrls(Timeline timeline, long seed, int port) {
        this.timeline = timeline;
        this.port = port;
        byte[] bytes = new byte[KEY_BYTES];
        new Random(seed ^ OWN_RANDOMNESS).nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** A link to what is at a path, for a caller who knows the twin under this host. */
    public String link(String host, BlobPath path) {
        Instant expiry = timeline.now().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        return "http://" + elsewhere(host) + ":" + port + path.text() + "?se=" + encoded(expiry.toString()) + "&sig="
                + encoded(signature(path.text(), expiry.toString())) + "&sp=r&spr=https%2Chttp&sr=b&sv=" + VERSION;
    }

    /**
     * GitHub's storage has another host than its API, and clients that tell hosts apart without their ports, such as Go's,
     * send a credential along to the same one. So this machine goes by its other name; only a host of which no other name
     * is known keeps its own.
     */
    private static String elsewhere(String host) {
        if (host.equals("localhost")) {
            return "127.0.0.1";
        }
        return host.equals("127.0.0.1") || host.endsWith(".localhost") ? "localhost" : host;
    }

    /** Whether the signature is ours; it may have expired. */
    boolean signed(String path, String expiry, String signature) {
        return MessageDigest.isEqual(
                signature(path, expiry).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    boolean live(String expiry) {
        try {
            return timeline.now().isBefore(Instant.parse(expiry));
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private String signature(String path, String expiry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal(("r\n" + expiry + "\n" + path).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
