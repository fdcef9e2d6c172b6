package io.actionsgateway.api.v1;

import io.actionsgateway.github.CacheService;
import io.actionsgateway.github.model.ActionsCache;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes cache entries one after the other, as GitHub asks of writes: at most 100, for at most 25 seconds. With the usual
 * second between two writes that is some 25 entries for each request. Thread-safe.
 */
@Component
class CachePruner {

    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final CacheService caches;
    private final Clock clock;

    CachePruner(CacheService caches, Clock clock) {
        this.caches = caches;
        this.clock = clock;
    }

    /**
     * Prunes a repository's cache.
     *
     * @return what became of it; fails when not a single entry could be deleted because GitHub refused
     */
    Mono<Pruned> prune(RepositoryName repository, CacheChoice choice) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return caches.list(repository, choice.filter())
                    .takeWhile(entry -> choice.oldEnough(entry, now))
                    .filter(choice::matches)
                    .take(MOST + 1L)
                    .collectList()
                    .flatMap(found -> pruned(repository, choice, found));
        });
    }

    private Mono<Pruned> pruned(RepositoryName repository, CacheChoice choice, List<ActionsCache> found) {
        boolean all = found.size() <= MOST;
        List<ActionsCache> chosen = all ? found : found.subList(0, MOST);
        return choice.dryRun()
                ? Mono.just(Pruned.of(chosen, true, all, List.of()))
                : attempts(repository, chosen)
                        .collectList()
                        .map(attempts -> told(attempts, all && attempts.size() == chosen.size()));
    }

    private Flux<Attempt> attempts(RepositoryName repository, List<ActionsCache> chosen) {
        Instant end = clock.instant().plus(LONGEST);
        return Flux.fromIterable(chosen)
                .concatMap(entry -> clock.instant().isAfter(end) ? Mono.empty() : attempt(repository, entry))
                .takeUntil(Attempt::hopeless);
    }

    private Mono<Attempt> attempt(RepositoryName repository, ActionsCache entry) {
        return caches.delete(repository, entry.id())
                .thenReturn(new Attempt(entry, null))
                .onErrorResume(GitHubException.class, failure -> Mono.just(new Attempt(entry, failure)));
    }

    private static Pruned told(List<Attempt> attempts, boolean all) {
        List<ActionsCache> deleted = attempts.stream()
                .filter(each -> each.failure() == null)
                .map(Attempt::entry)
                .toList();
        List<Attempt> failed = attempts.stream().filter(Attempt::failed).toList();
        GitHubException first = failed.isEmpty() ? null : failed.getFirst().failure();
        if (deleted.isEmpty() && first != null) {
            throw first;
        }
        return Pruned.of(deleted, false, all, failed.stream().map(Attempt::told).toList());
    }

    private record Attempt(ActionsCache entry, @Nullable GitHubException failure) {

        /** One that is gone already is neither deleted nor failed. */
        boolean failed() {
            return failure != null && !(failure instanceof GitHubException.NotFound);
        }

        /** Whether the others would fare no better. */
        boolean hopeless() {
            return failure instanceof GitHubException.RateLimited
                    || failure instanceof GitHubException.SecondaryLimited
                    || failure instanceof GitHubException.CircuitOpen
                    || failure instanceof GitHubException.AccessDenied
                    || failure instanceof GitHubException.Unauthorized;
        }

        Pruned.Failed told() {
            return new Pruned.Failed(entry.id(), entry.key(), failure == null ? null : failure.getMessage());
        }
    }
}
