package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells all replicas what one of them has changed at GitHub, by marks that lie among the kept answers. Webhooks tell of a
 * new attempt only later, and of the deletion of a run or an artifact never. Without the database no mark is made, but
 * then no answer is believed either. Thread-safe.
 */
@Component
class WriteMarks {

    private final ResponseStore store;
    private final DatabaseGuard database;
    private final Clock clock;

    WriteMarks(ResponseStore store, DatabaseGuard database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /** Makes the marks of a write, before its caller hears of it; fails never. */
    Mono<Boolean> make(Call call, Optional<Long> run) {
        List<CacheKey> keys = new ArrayList<>();
        run.ifPresent(id -> keys.add(ofRun(call, id)));
        if (call.variables().containsKey("artifact_id")) {
            ofArtifacts(call).ifPresent(keys::add);
        }
        return keys.isEmpty() ? Mono.just(false) : database.ask(() -> made(keys), false);
    }

    private boolean made(List<CacheKey> keys) {
        Entry mark = new Entry(200, new HttpHeaders(), new byte[0], "", null, clock.instant(), null, null);
        keys.forEach(key -> store.put(key, mark));
        return true;
    }

    /** The last write that an answer may not have seen. Blocking. */
    Instant last(Call call, long runId) {
        Instant run = at(ofRun(call, runId));
        Instant artifacts = RunRead.of(call) == RunRead.ARTIFACTS
                ? ofArtifacts(call).map(this::at).orElse(Instant.EPOCH)
                : Instant.EPOCH;
        return run.isAfter(artifacts) ? run : artifacts;
    }

    private Instant at(CacheKey key) {
        Entry mark = store.find(key);
        return mark == null ? Instant.EPOCH : mark.fetchedAt();
    }

    private static CacheKey ofRun(Call call, long runId) {
        return CacheKey.ofMark(call.identity().host(), "run/" + runId);
    }

    /** A call that names an artifact does not say of which run. */
    private static Optional<CacheKey> ofArtifacts(Call call) {
        return call.scope() instanceof Scope.OfRepository(RepositoryName repository)
                ? Optional.of(CacheKey.ofMark(call.identity().host(), OwnWrites.artifacts(repository)))
                : Optional.empty();
    }
}
