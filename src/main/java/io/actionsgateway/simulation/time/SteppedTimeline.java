package io.actionsgateway.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Time that a test moves. What became due happens on the thread that advances, before {@link #advance} returns.
 * The same moves at the same steps give the same history, to the byte.
 */
public final class SteppedTimeline implements Timeline {

    private record Move(Instant due, long order, Runnable action) {}

    private final PriorityQueue<Move> moves =
            new PriorityQueue<>(Comparator.comparing(Move::due).thenComparingLong(Move::order));
    private Instant now;
    private long order;

    public SteppedTimeline(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable move) {
        moves.add(new Move(now.plus(delay), order++, move));
    }

    /**
     * Moves time on; each move sees the instant it was due at.
     *
     * @param step how far
     */
    public void advance(Duration step) {
        Instant target = now().plus(step);
        for (Move move = next(target); move != null; move = next(target)) {
            move.action().run();
        }
    }

    private synchronized @Nullable Move next(Instant target) {
        Move first = moves.peek();
        if (first == null || first.due().isAfter(target)) {
            now = target;
            return null;
        }
        now = first.due();
        return moves.poll();
    }

    @Override
    public synchronized void close() {
        moves.clear();
    }
}
