package io.actionsgateway.run.dispatch;

import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Idempotency-Key} and what it stands for, as digests.
 *
 * @param key SHA-256 of the key, in hex
 * @param fingerprint SHA-256 of repository, workflow, ref, inputs and correlation, in hex
 */
record DispatchKey(String key, String fingerprint) {

    static DispatchKey of(String key, DispatchRequest request) {
        return new DispatchKey(
                digest(key),
                digest(
                        request.repository(),
                        request.workflow(),
                        request.ref(),
                        request.inputsDigest(),
                        request.correlationInput()));
    }

    /** No part can hold the character between them: texts of requests have no control characters. */
    private static String digest(@Nullable String... parts) {
        MessageDigest digest = Digests.sha256();
        for (String part : parts) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
