package io.actionsgateway.stream.wait;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.watch.RunWatches;
import io.actionsgateway.stream.RunSignals;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.Disposable;
import reactor.core.publisher.ConnectableFlux;
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

    /** What all who wait for a run listen to. How many they are is guarded by the map. */
    private static final class Shared {
        private final ConnectableFlux<Look> looks;
        private int users;
        private @Nullable Disposable connection;

        Shared(ConnectableFlux<Look> looks) {
            this.looks = looks;
        }

        Flux<Look> looks() {
            return looks;
        }

        synchronized void begin() {
            if (connection == null) {
                connection = looks.connect();
            }
        }

        synchronized void end() {
            if (connection != null) {
                connection.dispose();
            }
        }
    }

    private final RunSignals signals;
    private final RunReader reader;
    private final RunWatches watches;
    private final Waits waits;
    private final WaitProperties properties;
    private final ConcurrentMap<Key, Shared> shared = new ConcurrentHashMap<>();

    WatchedRuns(RunSignals signals, RunReader reader, RunWatches watches, Waits waits, WaitProperties properties) {
        this.signals = signals;
        this.reader = reader;
        this.watches = watches;
        this.waits = waits;
        this.properties = properties;
    }

    /** The run as it is, then after each change. Never completes; a database that is away is a pause. */
    Flux<Look> of(RepositoryName repository, long runId) {
        Key key = new Key(repository, runId);
        return Flux.using(() -> enter(key), Shared::looks, entered -> leave(key));
    }

    /** The run as it is. Fails when the database does not answer. */
    Mono<Look> once(RepositoryName repository, long runId) {
        return BlockingBridge.call(() -> new Look(reader.attempts(repository.toString(), runId), reader));
    }

    int count() {
        return shared.size();
    }

    private Shared enter(Key key) {
        Shared entered = shared.compute(key, (same, known) -> {
            Shared one = known == null ? new Shared(looks(same).replay(1)) : known;
            one.users++;
            return one;
        });
        entered.begin();
        return entered;
    }

    /** Nobody listens any more when the last one leaves, and who comes then begins anew. */
    private void leave(Key key) {
        AtomicReference<@Nullable Shared> unused = new AtomicReference<>();
        shared.computeIfPresent(key, (same, known) -> {
            known.users--;
            unused.set(known.users == 0 ? known : null);
            return known.users == 0 ? null : known;
        });
        Shared last = unused.get();
        if (last != null) {
            last.end();
        }
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
