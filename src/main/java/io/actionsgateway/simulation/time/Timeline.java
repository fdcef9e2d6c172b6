package io.actionsgateway.simulation.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The twin's time: what it is now, and what happens later. It never goes back. Thread-safe. */
public interface Timeline extends AutoCloseable {

    /**
     * The present. It passes nothing that is still to happen.
     *
     * @return now
     */
    Instant now();

    /**
     * Lets something happen later. Moves run one at a time, by due time; those due together in the order they were given.
     *
     * @param delay from now; zero is soon, but never within this call
     * @param move what happens; it sees the instant it was due at
     */
    void after(Duration delay, Runnable move);

    /**
     * How fast it passes.
     *
     * @return the present tempo
     */
    Tempo tempo();

    /**
     * Passes faster or slower from now on; what is to happen later stays as it is.
     *
     * @param tempo the next one
     * @throws UnsupportedOperationException when a test moves this time
     */
    void become(Tempo tempo);

    /**
     * Moves time on, whatever its tempo; what is due by then has happened when this returns.
     *
     * @param step how far
     */
    void advance(Duration step);

    /**
     * A part of this time that can end alone.
     *
     * @return a timeline with the same present, whose {@link #close} forgets its own moves only
     */
    default Timeline episode() {
        return new Episode(this);
    }

    /** Forgets what has not happened yet. */
    @Override
    void close();

    /**
     * Time that passes as it does for everybody.
     *
     * @param clock tells the first present and how much passes
     * @return a running timeline with one thread of its own
     */
    public static Timeline of(Clock clock) {
        return of(clock, Tempo.REAL);
    }

    /**
     * Time that passes by itself.
     *
     * @param clock tells the first present and how much passes
     * @param tempo it begins with
     * @return a running timeline with one thread of its own
     */
    public static Timeline of(Clock clock, Tempo tempo) {
        return new FlowingTimeline(clock, tempo);
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
