package io.actionsgateway.github.transport.cache;

import io.actionsgateway.platform.BlockingBridge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes to the shared store while nobody waits for it, one after the other. What does not fit into its queue is not
 * written; of two writes under one key the last counts. Thread-safe, never blocks.
 */
@Component
class StoreWriter {

    private static final Logger log = LoggerFactory.getLogger(StoreWriter.class);
    private static final int MOST = 10_000;
    private static final Duration BETWEEN_ROOM = Duration.ofMinutes(1);

    /** What is to be done under a key: nothing to keep means to remove. */
    private record Write(CacheKey key, @Nullable Entry entry, boolean confirmed) {
        int weight() {
            return entry == null ? 0 : entry.weight();
        }
    }

    private final ResponseStore store;
    private final CacheMetrics metrics;
    private final Clock clock;
    private final long maxBytes;
    private final Map<CacheKey, Write> waiting = new LinkedHashMap<>();
    private long bytes;
    private boolean busy;
    private volatile Instant roomMade = Instant.EPOCH;

    StoreWriter(ResponseStore store, CacheMetrics metrics, CacheProperties properties, Clock clock) {
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
        this.maxBytes = properties.table().queue().toBytes();
    }

    void put(CacheKey key, Entry entry) {
        offer(new Write(key, entry, false));
    }

    void confirm(CacheKey key, Entry entry) {
        offer(new Write(key, entry, true));
    }

    void remove(CacheKey key) {
        offer(new Write(key, null, false));
    }

    private void offer(Write write) {
        boolean begin;
        synchronized (waiting) {
            Write former = waiting.get(write.key());
            long more = bytes + write.weight() - (former == null ? 0 : former.weight());
            if (more > maxBytes || (former == null && waiting.size() >= MOST)) {
                metrics.table("write", "dropped", 1);
                return;
            }
            boolean unwritten = former != null && former.entry() != null && !former.confirmed();
            waiting.put(write.key(), unwritten ? new Write(write.key(), write.entry(), false) : write);
            bytes = more;
            begin = !busy;
            busy = true;
        }
        if (begin) {
            BlockingBridge.call(this::drain).subscribe(done -> {}, this::stopped);
        }
    }

    private boolean drain() {
        for (List<Write> batch = next(); !batch.isEmpty(); batch = next()) {
            batch.forEach(this::write);
            makeRoom();
        }
        return true;
    }

    private List<Write> next() {
        synchronized (waiting) {
            List<Write> all = new ArrayList<>(waiting.values());
            waiting.clear();
            bytes = 0;
            busy = !all.isEmpty();
            return all;
        }
    }

    private void write(Write write) {
        Entry entry = write.entry();
        attempt("write", () -> {
            if (entry == null) {
                store.remove(write.key());
            } else if (!write.confirmed() || !store.confirm(write.key(), entry)) {
                store.put(write.key(), entry);
            }
        });
    }

    private void makeRoom() {
        if (Duration.between(roomMade, clock.instant()).compareTo(BETWEEN_ROOM) >= 0) {
            roomMade = clock.instant();
            attempt("room", store::makeRoom);
        }
    }

    private void attempt(String work, Runnable write) {
        try {
            write.run();
            metrics.table(work, "done", 1);
        } catch (RuntimeException failure) {
            log.debug("The shared cache does not take a {}", work, failure);
            metrics.table(work, "failed", 1);
        }
    }

    private void stopped(Throwable failure) {
        log.warn("Answers could not be written to the shared cache: {}", failure.toString());
        synchronized (waiting) {
            waiting.clear();
            bytes = 0;
            busy = false;
        }
    }
}
