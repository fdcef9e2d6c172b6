package io.actionsgateway.stream.log;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** How many streams are open, in all and for each caller. Thread-safe. */
@Component
final class StreamPlaces {

    private final LogProperties limits;
    private final Map<String, Integer> byCaller = new HashMap<>();
    private int open;

    StreamPlaces(LogProperties limits, LogMetrics metrics) {
        this.limits = limits;
        metrics.open(this::open);
    }

    /**
     * Takes a place.
     *
     * @return to be given back, once or more often
     * @throws LogRefusal when there is none
     */
    synchronized Runnable take(String subject) {
        int own = byCaller.getOrDefault(subject, 0);
        if (own >= limits.perCaller()) {
            throw new LogRefusal.TooMany(limits.perCaller());
        }
        if (open >= limits.streams()) {
            throw new LogRefusal.Full(limits.streams());
        }
        open++;
        byCaller.put(subject, own + 1);
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                giveBack(subject);
            }
        };
    }

    private synchronized void giveBack(String subject) {
        open--;
        byCaller.computeIfPresent(subject, (_, count) -> count == 1 ? null : count - 1);
    }

    private synchronized int open() {
        return open;
    }
}
