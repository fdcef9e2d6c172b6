package io.actionsgateway.api.v3.naming;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.RunReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which repository has which number, as far as GitHub has told: to this replica, to another one, or in a webhook. Forgets
 * within a minute what another replica knows better. Thread-safe; never blocks.
 */
@Component
class RepositoryDirectory {

    private static final Logger log = LoggerFactory.getLogger(RepositoryDirectory.class);
    private static final int MOST = 10_000;
    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final Duration TOLD = Duration.ofHours(1);

    /** Numbers are each host's own. */
    private record Key(String host, long id) {}

    private final RepositoryTable table;
    private final RunReader runs;
    private final String usualHost;
    private final Clock clock;
    private final Cache<Long, List<RepositoryName>> names =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();
    private final Cache<Key, String> told =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(TOLD).build();

    RepositoryDirectory(RepositoryTable table, RunReader runs, GitHubProperties gitHub, Clock clock) {
        this.table = table;
        this.runs = runs;
        this.usualHost = new GitHubHost(gitHub.apiUrl()).name();
        this.clock = clock;
    }

    /** What a number may mean, the likeliest first: each host counts for itself. */
    Mono<List<RepositoryName>> names(long id) {
        List<RepositoryName> known = names.getIfPresent(id);
        return known != null
                ? Mono.just(known)
                : BlockingBridge.call(() -> lookUp(id)).doOnNext(found -> {
                    if (!found.isEmpty()) {
                        names.put(id, found);
                    }
                });
    }

    private List<RepositoryName> lookUp(long id) {
        List<RepositoryName> found = table.names(id, usualHost);
        return found.isEmpty()
                ? runs.repository(id).map(RepositoryName::parse).map(List::of).orElseGet(List::of)
                : found;
    }

    /** Keeps what GitHub has said; costs nothing when it is known. A database that is away takes nothing from the answer. */
    Mono<Void> learn(String host, NumberedRepository repository) {
        return Mono.defer(() -> {
            Key key = new Key(host, repository.id());
            String name = repository.name().toString();
            String before = told.asMap().put(key, name);
            if (name.equals(before)) {
                return Mono.empty();
            }
            return BlockingBridge.call(() -> keep(host, repository))
                    .doOnTerminate(() -> forget(repository))
                    .doOnError(failure -> told.invalidate(key))
                    .doOnCancel(() -> told.invalidate(key))
                    .onErrorResume(RepositoryDirectory::unkept)
                    .then();
        });
    }

    private boolean keep(String host, NumberedRepository repository) {
        table.learn(host, repository, clock.instant());
        return true;
    }

    private void forget(NumberedRepository repository) {
        names.invalidate(repository.id());
        names.asMap().values().removeIf(list -> list.contains(repository.name()));
    }

    private static Mono<Boolean> unkept(Throwable failure) {
        log.debug("The name of a repository could not be kept", failure);
        return Mono.empty();
    }
}
