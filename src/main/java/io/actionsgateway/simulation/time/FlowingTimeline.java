package io.actionsgateway.simulation.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that passes by itself, at a tempo that can change while it does. Moves are made by one daemon thread, or by the
 * thread that advances, never by two at once. Whoever advances holds no lock that a move needs.
 *
 * <p>The present stands still while a move is made and hurries on afterwards; so at 10,000 times real time, too, a run
 * takes exactly as long as its script says.
 */
final class FlowingTimeline implements Timeline {

    private static final Logger log = LoggerFactory.getLogger(FlowingTimeline.class);

    /** The clock may jump meanwhile, as after a laptop's sleep. */
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Clock clock;
    private final Moves moves;
    private final Object turn = new Object();
    private Tempo tempo;
    private Instant base;
    private Instant since;
    private boolean closed;

    FlowingTimeline(Clock clock, Tempo tempo) {
        this.clock = clock;
        this.tempo = tempo;
        since = clock.instant();
        base = since;
        moves = new Moves(base);
        Thread.ofPlatform().daemon().name("twin-timeline").start(this::flow);
    }

    @Override
    public synchronized Instant now() {
        return moves.passTo(target());
    }

    @Override
    public synchronized void after(Duration delay, Runnable move) {
        if (!closed) {
            moves.passTo(target());
            moves.add(delay, move);
            notifyAll();
        }
    }

    @Override
    public synchronized Tempo tempo() {
        return tempo;
    }

    @Override
    public synchronized void become(Tempo wanted) {
        rebase(target());
        tempo = wanted;
        notifyAll();
    }

    @Override
    public void advance(Duration step) {
        Instant target = skip(step);
        makeUntil(target);
    }

    private synchronized Instant skip(Duration step) {
        rebase(target().plus(step));
        return base;
    }

    private void rebase(Instant target) {
        base = target;
        since = clock.instant();
    }

    /** Where the present would be if nothing were to be done on the way. */
    private Instant target() {
        Duration passed = Duration.between(since, clock.instant());
        return passed.isNegative() ? base : base.plus(passed.multipliedBy(tempo.factor()));
    }

    private void flow() {
        try {
            while (awaitMove()) {
                makeUntil(null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitMove() throws InterruptedException {
        for (long wait = millisToMove(); wait > 0 && !closed; wait = millisToMove()) {
            wait(wait);
        }
        return !closed;
    }

    private long millisToMove() {
        Instant due = moves.due();
        if (due == null) {
            return LONGEST_WAIT_MILLIS;
        }
        Duration left = Duration.between(target(), due);
        if (!left.isPositive()) {
            return 0;
        }
        return tempo.factor() == 0
                ? LONGEST_WAIT_MILLIS
                : Math.min(LONGEST_WAIT_MILLIS, left.dividedBy(tempo.factor()).toMillis() + 1);
    }

    /** Makes what is due by an instant, or by now. */
    private void makeUntil(@Nullable Instant instant) {
        synchronized (turn) {
            for (Runnable move = next(instant); move != null; move = next(instant)) {
                make(move);
            }
        }
    }

    private synchronized @Nullable Runnable next(@Nullable Instant instant) {
        return moves.next(instant == null ? target() : instant);
    }

    private static void make(Runnable move) {
        try {
            move.run();
        } catch (RuntimeException failure) {
            log.error("A move of the twin failed; its run stays where it is", failure);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        moves.clear();
        notifyAll();
    }
}
