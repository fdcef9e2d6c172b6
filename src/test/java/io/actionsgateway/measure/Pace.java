package io.actionsgateway.measure;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * When deliveries are due. In a closed loop each connection sends as soon as it has its answer; in an open loop they are
 * due at a fixed rate whether or not answers come, and a late one counts from when it was due, so that a stall is seen
 * in all deliveries that it delays. Thread-safe.
 */
final class Pace {

    private final long interval;
    private final long most;
    private final long start = System.nanoTime();
    private final AtomicLong slots = new AtomicLong();
    private volatile long length;

    private Pace(long interval, long most, Duration length) {
        this.interval = interval;
        this.most = most;
        this.length = length.toNanos();
    }

    static Pace closedLoop(Duration length) {
        return new Pace(0, Long.MAX_VALUE, length);
    }

    /** A closed loop of so many deliveries: compilers warm up by calls, not by seconds. */
    static Pace closedLoop(long deliveries) {
        return new Pace(0, deliveries, Duration.ofMinutes(10));
    }

    static Pace openLoop(int perSecond, Duration length) {
        return new Pace(1_000_000_000L / perSecond, Long.MAX_VALUE, length);
    }

    /** Waits for the next due time and gives it, as {@link System#nanoTime()} counts; nothing when it is over. */
    OptionalLong next() {
        long slot = slots.getAndIncrement();
        long due = interval == 0 ? System.nanoTime() - start : slot * interval;
        while (slot < most && due < length) {
            long early = start + due - System.nanoTime();
            if (early <= 0) {
                return OptionalLong.of(start + due);
            }
            LockSupport.parkNanos(Math.min(early, 100_000_000L));
        }
        return OptionalLong.empty();
    }

    void stop() {
        length = 0;
    }
}
