package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Each caller's own secret, derived from one master secret and his subject, so that none is stored. Thread-safe.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
@Component
class SigningSecrets {

    private static final String PREFIX = "whsec_";
    private static final String PURPOSE = "actions-gateway callback signing 1\0";
    private static final int BYTES = 32;

    private final @Nullable Secret master;
    private final @Nullable Secret previous;

    SigningSecrets(CallbackProperties properties) {
        this.master = properties.secret();
        this.previous = properties.previousSecret();
    }

    /** What a receiver verifies with; empty where there are no callbacks. */
    Optional<Secret> of(String subject) {
        return Optional.ofNullable(master)
                .map(secret -> new Secret(PREFIX + Base64.getEncoder().encodeToString(derived(secret, subject))));
    }

    /** The header {@code webhook-signature}; two signatures while the master secret changes. */
    String signature(String subject, String id, Instant at, String body) {
        byte[] signed = (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
        return Stream.of(Optional.ofNullable(master), Optional.ofNullable(previous))
                .flatMap(Optional::stream)
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(derived(secret, subject), signed)))
                .collect(Collectors.joining(" "));
    }

    static byte[] hmac(byte[] key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", missing);
        }
    }

    private static byte[] derived(Secret master, String subject) {
        try {
            byte[] info = (PURPOSE + subject).getBytes(StandardCharsets.UTF_8);
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract().addIKM(master.utf8()).thenExpand(info, BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", missing);
        }
    }
}
