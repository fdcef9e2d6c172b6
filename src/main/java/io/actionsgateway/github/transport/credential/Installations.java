package io.actionsgateway.github.transport.credential;

import com.github.benmanes.caffeine.cache.Cache;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException.NotFound;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Scope;
import java.time.Duration;
import java.util.Locale;
import reactor.core.publisher.Mono;

/**
 * Where one App is installed. GitHub is asked once for all who want to know the same; the id is kept for an hour, its absence
 * for a minute; a question that never ends is asked again after two. Never blocks; thread-safe.
 */
final class Installations {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration MISSED = Duration.ofMinutes(1);
    private static final Duration LOST = Duration.ofMinutes(2);

    private final AppOperations operations;
    private final AppCredential app;
    private final Cache<String, Long> found;
    private final Cache<String, NotFound> missing;
    private final Cache<String, Mono<Long>> underWay;

    Installations(AppOperations operations, AppCredential app, Bounds bounds) {
        this.operations = operations;
        this.app = app;
        this.found = bounds.caffeine().expireAfterWrite(KEPT).build();
        this.missing = bounds.caffeine().expireAfterWrite(MISSED).build();
        this.underWay = bounds.caffeine().expireAfterWrite(LOST).build();
    }

    /**
     * Finds the installation.
     *
     * @param scope a repository or an organization
     * @param caller who asks, when GitHub must be asked
     * @return its id, or {@link NotFound}
     */
    Mono<Long> find(Scope scope, Caller caller) {
        String key = Served.text(scope).toLowerCase(Locale.ROOT);
        return known(key).switchIfEmpty(Mono.defer(() -> joined(key, scope, caller)));
    }

    private Mono<Long> known(String key) {
        return Mono.defer(() -> {
            NotFound absence = missing.getIfPresent(key);
            return absence != null ? Mono.error(absence) : Mono.justOrEmpty(found.getIfPresent(key));
        });
    }

    /** Looks again once it is the only one: whoever was faster has left his result. */
    private Mono<Long> joined(String key, Scope scope, Caller caller) {
        return underWay.get(
                key,
                _ -> known(key)
                        .switchIfEmpty(Mono.defer(() -> asked(key, scope, caller)))
                        .doOnTerminate(() -> underWay.invalidate(key))
                        .cache());
    }

    private Mono<Long> asked(String key, Scope scope, Caller caller) {
        return operations.installation(scope, app, caller).map(answer -> read(answer, key, scope));
    }

    private Long read(Answer answer, String key, Scope scope) {
        if (!answer.successful()) {
            NotFound absence = new NotFound(
                    Resource.INSTALLATION, "of the App of credential " + app.name() + " for " + Served.text(scope));
            missing.put(key, absence);
            throw absence;
        }
        long id = operations.readInstallation(answer);
        found.put(key, id);
        return id;
    }

    /** Forgets one that is no more: the App may have been installed again under another id. */
    void forget(long id) {
        found.asMap().values().removeIf(known -> known == id);
    }
}
