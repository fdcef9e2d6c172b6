package io.actionsgateway.stream.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receiver does: verifies by the specification alone, and shares nothing with the code that signs.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class StandardWebhooks {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    StandardWebhooks(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new AssertionError("a secret begins with " + PREFIX);
        }
        key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    boolean verifies(Receiver.Call call, Instant now) {
        return verifies(
                call.id(),
                call.header("webhook-timestamp"),
                call.header("webhook-signature"),
                call.body().getBytes(StandardCharsets.UTF_8),
                now);
    }

    boolean verifies(String id, String timestamp, String signatures, byte[] body, Instant now) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        byte[] expected = expected(id, timestamp, body);
        return age.abs().compareTo(TOLERANCE) <= 0
                && Stream.of(signatures.split(" "))
                        .filter(each -> each.startsWith("v1,"))
                        .map(each -> Base64.getDecoder().decode(each.substring("v1,".length())))
                        .anyMatch(given -> MessageDigest.isEqual(given, expected));
    }

    private byte[] expected(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
