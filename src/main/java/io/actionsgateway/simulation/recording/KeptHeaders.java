package io.actionsgateway.simulation.recording;

import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/** Which headers a recording keeps: those that carry meaning, and none that only name the moment or the connection. */
final class KeptHeaders {

    private static final Set<String> OF_REQUESTS = Set.of(
            "accept", "authorization", "content-type", "if-modified-since", "if-none-match", "x-github-api-version");

    private static final Set<String> OF_RESPONSES = Set.of(
            "content-disposition",
            "content-type",
            "deprecation",
            "etag",
            "last-modified",
            "link",
            "location",
            "retry-after",
            "sunset",
            "x-accepted-github-permissions",
            "x-accepted-oauth-scopes",
            "x-github-api-version-selected",
            "x-github-media-type",
            "x-oauth-scopes",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "x-ratelimit-resource",
            "x-ratelimit-used");

    private static final Set<String> OF_DELIVERIES = Set.of(
            "content-type",
            "user-agent",
            "x-github-hook-id",
            "x-github-hook-installation-target-id",
            "x-github-hook-installation-target-type");

    private KeptHeaders() {}

    static SortedMap<String, String> ofRequest(HttpHeaders headers) {
        return keep(headers, OF_REQUESTS);
    }

    static SortedMap<String, String> ofResponse(HttpHeaders headers) {
        return keep(headers, OF_RESPONSES);
    }

    static SortedMap<String, String> ofDelivery(HttpHeaders headers) {
        return keep(headers, OF_DELIVERIES);
    }

    static SortedMap<String, String> ofDelivery(SortedMap<String, String> headers) {
        SortedMap<String, String> kept = new TreeMap<>(headers);
        kept.keySet().retainAll(OF_DELIVERIES);
        return kept;
    }

    private static SortedMap<String, String> keep(HttpHeaders headers, Set<String> names) {
        SortedMap<String, String> kept = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (names.contains(lower)) {
                kept.put(lower, String.join(", ", values));
            }
        });
        return kept;
    }
}
