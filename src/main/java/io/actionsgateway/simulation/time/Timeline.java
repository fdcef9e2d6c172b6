package io.actionsgateway.simulation.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The twin's time: what it is now, and what happens later. Thread-safe. */
public interface Timeline extends AutoCloseable {

    /**
     * The present.
     *
     * @return now
     */
    Instant now();

    /**
     * Lets something happen later. Moves run one at a time, by due time; those due together in the order they were given.
     *
     * @param delay from now; zero is soon, but never within this call
     * @param move what happens
     */
    void after(Duration delay, Runnable move);

    /** Forgets what has not happened yet. */
    @Override
    void close();

    /**
     * Time that passes by itself.
     *
     * @param clock tells the present; the delays are real
     * @return a running timeline with one thread of its own
     */
    public static Timeline of(Clock clock) {
        return new RealTimeline(clock);
    }

    /**
     * Time that passes only when told.
     *
     * @param start the first present
     * @return a timeline that stands still
     */
    public static SteppedTimeline stepped(Instant start) {
        return new SteppedTimeline(start);
    }
}
