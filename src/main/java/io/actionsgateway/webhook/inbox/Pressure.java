package io.actionsgateway.webhook.inbox;

import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tells whether receiving is at its limit: groups fill up only when deliveries arrive faster than they are committed.
 * Receiving goes first then, because GitHub does not deliver again, while a stored delivery can wait. Thread-safe.
 */
@Component
public class Pressure {

    private static final double HIGH = 6;
    private static final double WEIGHT = 0.1;
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private volatile double averageGroup;
    private volatile long lastCommitNanos = System.nanoTime() - 2 * FRESH_NANOS;

    /** Two writers may overwrite each other's average, which is as good. */
    void committed(int deliveries) {
        averageGroup = averageGroup * (1 - WEIGHT) + deliveries * WEIGHT;
        lastCommitNanos = System.nanoTime();
    }

    /**
     * Whether receiving is at its limit now.
     *
     * @return true while full groups are committed one upon the other
     */
    public boolean isHigh() {
        return averageGroup >= HIGH && System.nanoTime() - lastCommitNanos < FRESH_NANOS;
    }
}
