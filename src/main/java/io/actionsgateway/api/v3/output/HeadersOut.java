package io.actionsgateway.api.v3.output;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Which of GitHub's headers are told to callers: those of this list, and nobody's cookies, limits or server names. */
final class HeadersOut {

    private static final Set<String> PASSED_ON = Set.of(
            "cache-status",
            "content-type",
            "deprecation",
            "last-modified",
            "link",
            "location",
            "retry-after",
            "sunset",
            "x-github-api-version-selected",
            "x-github-media-type",
            "x-github-request-id");

    private HeadersOut() {}

    static HttpHeaders of(HttpHeaders upstream, Addresses addresses) {
        HttpHeaders ours = new HttpHeaders();
        upstream.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (PASSED_ON.contains(lower) || lower.startsWith("x-accepted-")) {
                ours.put(name, rewritten(lower, values, addresses));
            }
        });
        return ours;
    }

    private static List<String> rewritten(String name, List<String> values, Addresses addresses) {
        return switch (name) {
            case "link" -> values.stream().map(addresses::links).toList();
            case "location" -> values.stream().map(addresses::location).toList();
            default -> List.copyOf(values);
        };
    }
}
