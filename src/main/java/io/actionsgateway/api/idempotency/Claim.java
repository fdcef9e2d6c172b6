package io.actionsgateway.api.idempotency;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.security.ApiCaller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What a request claims to be: one key of one caller, and what it stands for. Both are digests, so nothing of the request
 * can be read from them.
 *
 * @param id of caller and key, in hex; the same for all credentials of the caller, so a renewed one does nothing twice
 * @param fingerprint of credential, method, path, query and body, in hex; whoever has other rights gets no answer that was
 *     meant for these
 */
record Claim(String id, String fingerprint) {

    static Claim of(String key, ApiCaller caller, ServerHttpRequest request, byte[] body) {
        String query = request.getURI().getRawQuery();
        return new Claim(
                digest(caller.subject(), key),
                digest(
                        String.valueOf(caller.keyId()),
                        request.getMethod().name(),
                        request.getURI().getRawPath(),
                        query == null ? "-" : "?" + query,
                        HexFormat.of().formatHex(Digests.sha256().digest(body))));
    }

    /** No part can hold the character between them. */
    private static String digest(String... parts) {
        MessageDigest digest = Digests.sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
