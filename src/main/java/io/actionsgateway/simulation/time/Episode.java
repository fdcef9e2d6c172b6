package io.actionsgateway.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stretch of a timeline. When it ends, its own moves are forgotten, and time goes on. */
final class Episode implements Timeline {

    private final Timeline whole;
    private final Map<Long, Runnable> moves = new HashMap<>();
    private long given;
    private boolean over;

    Episode(Timeline whole) {
        this.whole = whole;
    }

    @Override
    public void after(Duration delay, Runnable move) {
        Long number = note(move);
        if (number != null) {
            whole.after(delay, () -> make(number));
        }
    }

    private synchronized @Nullable Long note(Runnable move) {
        if (over) {
            return null;
        }
        moves.put(++given, move);
        return given;
    }

    private void make(Long number) {
        Runnable move = take(number);
        if (move != null) {
            move.run();
        }
    }

    private synchronized @Nullable Runnable take(Long number) {
        return moves.remove(number);
    }

    @Override
    public Instant now() {
        return whole.now();
    }

    @Override
    public Tempo tempo() {
        return whole.tempo();
    }

    @Override
    public void become(Tempo tempo) {
        whole.become(tempo);
    }

    @Override
    public void advance(Duration step) {
        whole.advance(step);
    }

    @Override
    public synchronized void close() {
        over = true;
        moves.clear();
    }
}
