package io.actionsgateway.github.transport.admission;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all calls of an account.
 *
 * @param closedUntil end of the last closure, past or not; {@code null} before the first
 * @param closedFor what it was for
 * @param strikes refusals in a row, each of a call that was let through after the closure before it
 * @param nextWriteAt when the next write may go
 * @param minute points
 */
record Gate(
        @Nullable Instant closedUntil,
        Obstacle closedFor,
        int strikes,
        @Nullable Instant nextWriteAt,
        Minute minute) {

    static final Gate OPEN = new Gate(null, Obstacle.SECONDARY, 0, null, Minute.EMPTY);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_STRIKES = 20;

    boolean closed(Instant now) {
        return closedUntil != null && now.isBefore(closedUntil);
    }

    /** After a refusal calls go one at a time, until one of them is not refused. */
    int places(int usual) {
        return strikes > 0 ? 1 : usual;
    }

    Gate passed(Demand demand, Instant now, Duration writeInterval) {
        Instant next = demand.write() ? now.plus(writeInterval) : nextWriteAt;
        return new Gate(closedUntil, closedFor, strikes, next, minute.plus(demand.points(), now));
    }

    /**
     * Closes. Many calls in flight are refused together, which is one strike.
     *
     * @param asked how long GitHub wants us to wait; {@code null}: 60 s, 120 s, 240 s and so on with each strike
     */
    Gate refused(Instant grantedAt, Obstacle reason, @Nullable Duration asked, Instant now, Duration longestPause) {
        int counted = afterClosure(grantedAt) ? Math.min(strikes + 1, MOST_STRIKES) : Math.max(strikes, 1);
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << (counted - 1));
        Duration pause = asked != null ? asked : doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        Instant until = now.plus(pause);
        boolean longer = closedUntil == null || until.isAfter(closedUntil);
        return new Gate(longer ? until : closedUntil, longer ? reason : closedFor, counted, nextWriteAt, minute);
    }

    /** Forgets the strikes, if the call was let through after the last closure. */
    Gate succeeded(Instant grantedAt) {
        return strikes > 0 && afterClosure(grantedAt) ? new Gate(closedUntil, closedFor, 0, nextWriteAt, minute) : this;
    }

    private boolean afterClosure(Instant grantedAt) {
        return closedUntil == null || !grantedAt.isBefore(closedUntil);
    }
}
