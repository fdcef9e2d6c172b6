package io.actionsgateway.github.transport.cache;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Removes from the shared store what was kept about runs that have changed: one statement a second, however many events
 * there are. Not needed for correctness, which versions see to. Thread-safe, never blocks.
 */
@Component
class RunDrops {

    private static final Logger log = LoggerFactory.getLogger(RunDrops.class);
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final ResponseStore store;
    private final CacheMetrics metrics;
    private final Waits waits;
    private final Clock clock;
    private final Map<Long, Instant> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean planned = new AtomicBoolean();

    RunDrops(ResponseStore store, CacheMetrics metrics, Waits waits, Clock clock) {
        this.store = store;
        this.metrics = metrics;
        this.waits = waits;
        this.clock = clock;
    }

    void add(long runId) {
        if (waiting.size() >= MOST) {
            metrics.table("drop", "dropped", 1);
            return;
        }
        waiting.put(runId, clock.instant());
        if (planned.compareAndSet(false, true)) {
            waits.pause(GATHERING)
                    .then(Mono.defer(() -> BlockingBridge.call(this::drop)))
                    .subscribe(count -> metrics.table("drop", "done", count), this::failed);
        }
    }

    private int drop() {
        planned.set(false);
        Map<Long, Instant> runs = new HashMap<>(waiting);
        runs.forEach(waiting::remove);
        store.removeRuns(runs);
        return runs.size();
    }

    private void failed(Throwable failure) {
        planned.set(false);
        log.debug("Changed runs could not be removed from the shared cache", failure);
        metrics.table("drop", "failed", 1);
    }
}
