package io.actionsgateway.simulation.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that a test moves. What became due happens on the thread that advances, before {@link #advance} returns.
 * The same moves at the same steps give the same history, to the byte.
 */
public final class SteppedTimeline implements Timeline {

    private final Moves moves;

    public SteppedTimeline(Instant start) {
        moves = new Moves(start);
    }

    @Override
    public synchronized Instant now() {
        return moves.now();
    }

    @Override
    public synchronized void after(Duration delay, Runnable move) {
        moves.add(delay, move);
    }

    @Override
    public void advance(Duration step) {
        Instant target = now().plus(step);
        for (Runnable move = next(target); move != null; move = next(target)) {
            move.run();
        }
    }

    private synchronized @Nullable Runnable next(Instant target) {
        return moves.next(target);
    }

    @Override
    public Tempo tempo() {
        return Tempo.STEPPED;
    }

    @Override
    public void become(Tempo tempo) {
        if (!tempo.equals(Tempo.STEPPED)) {
            throw new UnsupportedOperationException("this twin's time is moved by the test that started it");
        }
    }

    @Override
    public synchronized void close() {
        moves.clear();
    }
}
