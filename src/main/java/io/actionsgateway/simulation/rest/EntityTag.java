package io.actionsgateway.simulation.rest;

import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * GitHub's ETags: they depend on the body and on who asks for it and how, so another token gets another one.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api">Conditional requests</a>
 */
final class EntityTag {

    private static final List<String> VARY = List.of(HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE);

    private EntityTag() {}

    public static String of(HttpHeaders request, byte[] body) {
        MessageDigest digest = Digests.sha256();
        for (String name : VARY) {
            request.getOrEmpty(name).forEach(value -> digest.update((value + ":").getBytes(StandardCharsets.UTF_8)));
        }
        return "W/\"" + HexFormat.of().formatHex(digest.digest(body)) + "\"";
    }

    /** Whether the caller has that body already; weak comparison, lists and {@code *} as RFC 9110 says. */
    public static boolean known(HttpHeaders request, String tag) {
        return request.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(value -> value.equals("*") || strong(value).equals(strong(tag)));
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
