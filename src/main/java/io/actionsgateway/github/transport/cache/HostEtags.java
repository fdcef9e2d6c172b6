package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Call;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives the condition to ask under, also with a token that the answer was not fetched with. Each new answer shows whether
 * its host makes ETags as {@link GitHubEtag} says; while it does not, an answer of another token is asked for anew. As many
 * hosts as are configured. Thread-safe.
 */
@Component
class HostEtags {

    private final Map<String, Boolean> derivable = new ConcurrentHashMap<>();
    private final CacheMetrics metrics;

    HostEtags(CacheMetrics metrics) {
        this.metrics = metrics;
    }

    /** The {@code If-None-Match} for a token, if there is one. A wrong guess does no harm: the answer is a 200. */
    @Nullable
    String condition(Call call, Entry entry, AccessToken token) {
        if (GitHubEtag.print(token).equals(entry.print())) {
            return entry.etag();
        }
        boolean derived = derivable.getOrDefault(host(call), true);
        metrics.rotated(derived);
        return derived
                ? GitHubEtag.like(entry.etag(), GitHubEtag.of(CacheKey.accept(call), token, entry.body()))
                : null;
    }

    /** Learns from a new answer. */
    void check(Call call, String etag, AccessToken token, byte[] body) {
        boolean match = GitHubEtag.matches(etag, GitHubEtag.of(CacheKey.accept(call), token, body));
        derivable.put(host(call), match);
        metrics.checked(match);
    }

    private static String host(Call call) {
        return call.identity().host().name();
    }
}
