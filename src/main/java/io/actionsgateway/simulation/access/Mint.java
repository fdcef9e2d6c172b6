package io.actionsgateway.simulation.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes the text of installation tokens; the same seed gives the same ones. Not thread-safe. */
final class Mint {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int CLASSIC_LENGTH = 36;
    private static final int SIGNATURE_LENGTH = 256;

    private final Random random;

    Mint(long seed) {
        random = new Random(seed ^ App.INSTALLATION_ID);
    }

    /** Forty characters. */
    String classic() {
        return "ghs_"
                + random.ints(CLASSIC_LENGTH, 0, LETTERS.length())
                        .mapToObj(each -> LETTERS.substring(each, each + 1))
                        .collect(Collectors.joining());
    }

    /** The long form, which holds a JWT; its signature is noise. */
    String stateless(Instant expiresAt) {
        byte[] signature = new byte[SIGNATURE_LENGTH];
        random.nextBytes(signature);
        String claims = "{\"iss\":\"github\",\"sub\":\"installation:" + App.INSTALLATION_ID + "\",\"exp\":"
                + expiresAt.getEpochSecond() + "}";
        return "ghs_" + App.ID + "_" + base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "." + base64(claims.getBytes(StandardCharsets.UTF_8)) + "." + base64(signature);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
