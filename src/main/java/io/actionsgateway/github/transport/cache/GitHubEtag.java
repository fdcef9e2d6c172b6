package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How github.com makes its ETags, found out from outside and not documented: SHA-256 over the request's values of
 * {@code Accept}, {@code Authorization} and {@code Cookie}, each followed by a colon, and then the body. So a kept body
 * tells which ETag another token would get for it.
 *
 * @see <a href="https://github.com/bored-engineer/github-conditional-http-transport">Where it was found out</a>
 */
final class GitHubEtag {

    private static final int PRINT_BYTES = 8;

    private GitHubEtag() {}

    /** In hexadecimal digits, without quotes; we send no cookies. */
    static String of(List<String> accept, @Nullable String authorization, byte[] body) {
        MessageDigest digest = Digests.sha256();
        accept.forEach(value -> digest.update(utf8(value + ":")));
        if (authorization != null) {
            digest.update(utf8(authorization + ":"));
        }
        return HexFormat.of().formatHex(digest.digest(body));
    }

    static String of(List<String> accept, AccessToken token, byte[] body) {
        return of(accept, "Bearer " + token.value().text(), body);
    }

    /** Whether an ETag, weak or not, has these digits. */
    static boolean matches(String etag, String hex) {
        return etag.equals('"' + hex + '"') || etag.equals("W/\"" + hex + '"');
    }

    /** An ETag with other digits, weak if the model is. */
    static String like(String model, String hex) {
        return (model.startsWith("W/") ? "W/\"" : "\"") + hex + '"';
    }

    /** Tells two tokens apart without keeping either. */
    static String print(AccessToken token) {
        byte[] digest = Digests.sha256().digest(token.value().utf8());
        return HexFormat.of().formatHex(Arrays.copyOf(digest, PRINT_BYTES));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
