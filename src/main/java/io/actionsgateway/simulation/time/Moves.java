package io.actionsgateway.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Moves in the order in which they are due, and the present. It never passes a move that has not been made, so each move
 * sees the very instant it was due at, however late its thread is. Not thread-safe.
 */
final class Moves {

    private record Move(Instant due, long order, Runnable action) {}

    private final PriorityQueue<Move> moves =
            new PriorityQueue<>(Comparator.comparing(Move::due).thenComparingLong(Move::order));
    private Instant now;
    private long order;
    private boolean moving;

    Moves(Instant start) {
        now = start;
    }

    void add(Duration delay, Runnable action) {
        moves.add(new Move(delay.isNegative() ? now : now.plus(delay), order++, action));
    }

    /** Lets time pass up to an instant, and tells how far it came. */
    Instant passTo(Instant target) {
        Instant due = due();
        Instant reach = due == null || due.isAfter(target) ? target : due;
        if (!moving && now.isBefore(reach)) {
            now = reach;
        }
        return now;
    }

    /** The next move on the way to an instant; it is being made until the next one is asked for. */
    @Nullable
    Runnable next(Instant target) {
        moving = false;
        passTo(target);
        Move first = moves.peek();
        if (first == null || first.due().isAfter(target)) {
            return null;
        }
        moving = true;
        moves.remove();
        return first.action();
    }

    Instant now() {
        return now;
    }

    @Nullable
    Instant due() {
        Move first = moves.peek();
        return first == null ? null : first.due();
    }

    void clear() {
        moves.clear();
    }
}
