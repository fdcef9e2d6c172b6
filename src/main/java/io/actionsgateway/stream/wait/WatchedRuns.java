package io.actionsgateway.stream.wait;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.watch.RunWatches;
import io.actionsgateway.stream.RunSignals;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks at the runs that somebody on this replica waits for: one subscription, one look per change and one wish to have
 * GitHub asked for each run, however many wait for it. Thread-safe.
 */
@Component
class WatchedRuns {

    private static final Logger log = LoggerFactory.getLogger(WatchedRuns.class);

    private record Key(RepositoryName repository, long runId) {}

    private final RunSignals signals;
    private final RunReader reader;
    private final RunWatches watches;
    private final Waits waits;
    private final WaitProperties properties;
    private final ConcurrentMap<Key, Flux<Look>> shared = new ConcurrentHashMap<>();

    WatchedRuns(RunSignals signals, RunReader reader, RunWatches watches, Waits waits, WaitProperties properties) {
        this.signals = signals;
        this.reader = reader;
        this.watches = watches;
        this.waits = waits;
        this.properties = properties;
    }

    /** The run as it is, then after each change. Never completes; a database that is away is a pause. */
    Flux<Look> of(RepositoryName repository, long runId) {
        return Flux.defer(() -> shared.computeIfAbsent(new Key(repository, runId), this::share));
    }

    /** The run as it is. Fails when the database does not answer. */
    Mono<Look> once(RepositoryName repository, long runId) {
        return BlockingBridge.call(() -> new Look(reader.attempts(repository.toString(), runId), reader));
    }

    int count() {
        return shared.size();
    }

    private Flux<Look> share(Key key) {
        return looks(key).doFinally(end -> shared.remove(key)).replay(1).refCount();
    }

    /** Subscribes to changes first, so that none is missed between a look and the next. */
    private Flux<Look> looks(Key key) {
        return Flux.merge(signals.of(key.runId()), wishes(key), Mono.just(key.runId()))
                .onBackpressureLatest()
                .concatMap(hint -> look(key), 0);
    }

    private Mono<Look> look(Key key) {
        return once(key.repository(), key.runId()).onErrorResume(WatchedRuns::isPassing, away -> {
            log.warn("Run {} cannot be looked at now: {}", key.runId(), away.getMessage());
            return waits.pause(properties.retry()).then(look(key));
        });
    }

    /** Says again and again that somebody waits, but not for a run whose end is known at the first look. */
    private Flux<Long> wishes(Key key) {
        Mono<Long> wish = BlockingBridge.call(() -> {
                    watches.watch(key.repository().toString(), key.runId(), properties.watch());
                    return key.runId();
                })
                .onErrorComplete(WatchedRuns::isPassing);
        return waits.pause(properties.patience())
                .thenMany(wish.concatWith(waits.pause(properties.renewal()).then(Mono.empty()))
                        .repeat());
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof DataAccessException || failure instanceof TransactionException;
    }
}
