package io.actionsgateway.github.transport.cache;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Which of GitHub's headers belong to an answer, and which only to the exchange that brought it. */
final class KeptHeaders {

    private static final Set<String> KEPT = Set.of(
            "content-type",
            "deprecation",
            "etag",
            "last-modified",
            "link",
            "sunset",
            "x-github-api-version-selected",
            "x-github-media-type");

    /** What describes the empty body of a 304. */
    private static final Set<String> OF_THE_BODY =
            Set.of("content-encoding", "content-length", "content-type", "transfer-encoding");

    private KeptHeaders() {}

    static HttpHeaders of(HttpHeaders all) {
        HttpHeaders kept = new HttpHeaders();
        all.forEach((name, values) -> {
            if (kept(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, List.copyOf(values));
            }
        });
        return kept;
    }

    private static boolean kept(String name) {
        return KEPT.contains(name) || name.startsWith("x-accepted-");
    }

    /** Kept headers, brought up to date by those of a 304. */
    static HttpHeaders updated(HttpHeaders kept, HttpHeaders of304) {
        HttpHeaders all = HttpHeaders.copyOf(kept);
        of304.forEach((name, values) -> {
            if (!OF_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
                all.put(name, values);
            }
        });
        return all;
    }
}
