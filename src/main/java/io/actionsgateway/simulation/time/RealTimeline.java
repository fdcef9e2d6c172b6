package io.actionsgateway.simulation.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time as it passes. One daemon thread makes all moves, so they never overlap. */
public final class RealTimeline implements Timeline {

    private static final Logger log = LoggerFactory.getLogger(RealTimeline.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("twin-timeline").factory(), new ThreadPoolExecutor.DiscardPolicy());

    public RealTimeline(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable move) {
        var _ = executor.schedule(() -> make(move), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void make(Runnable move) {
        try {
            move.run();
        } catch (RuntimeException failure) {
            log.error("A move of the twin failed; its run stays where it is", failure);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
