package io.actionsgateway.github.transport.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Remembers what this replica has changed at GitHub, for as long as an answer from before could be believed. Bounded: in
 * a storm of writes the oldest are forgotten.
 */
@Component
class OwnWrites {

    private static final int MOST = 10_000;

    private final Cache<String, Instant> writes;
    private final Clock clock;

    OwnWrites(CacheProperties properties, Clock clock) {
        this.clock = clock;
        this.writes = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(properties.trust().longest())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    void ofRun(long runId) {
        writes.put("run/" + runId, clock.instant());
    }

    /** A call that names an artifact does not say of which run. */
    void ofArtifacts(Call call) {
        if (call.scope() instanceof Scope.OfRepository(RepositoryName repository)) {
            writes.put(artifacts(repository), clock.instant());
        }
    }

    Instant lastOf(RunRead read, long runId, RepositoryName repository) {
        Instant run = writes.asMap().getOrDefault("run/" + runId, Instant.EPOCH);
        Instant artifacts = read == RunRead.ARTIFACTS
                ? writes.asMap().getOrDefault(artifacts(repository), Instant.EPOCH)
                : Instant.EPOCH;
        return run.isAfter(artifacts) ? run : artifacts;
    }

    static String artifacts(RepositoryName repository) {
        return "artifacts/" + repository.toString().toLowerCase(Locale.ROOT);
    }
}
