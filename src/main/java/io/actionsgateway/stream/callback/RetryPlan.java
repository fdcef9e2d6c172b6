package io.actionsgateway.stream.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a message that was not taken is sent again: the wait doubles with each try, up to a limit, and its last half is left
 * to chance. With 5 s, 2 h and 24 h: after about 4 s, 8 s, 15 s, ..., 90 min, some 20 tries in all.
 *
 * @param random from 0 to 1
 */
record RetryPlan(CallbackProperties limits, DoubleSupplier random) {

    private static final int MOST_DOUBLINGS = 30;

    /** The next try; empty when it would be too late for one. */
    Optional<Instant> next(int tries, Instant firstTriedAt, Instant now) {
        double doubled =
                (double) limits.firstDelay().toMillis() * Math.pow(2, Math.clamp(tries - 1L, 0, MOST_DOUBLINGS));
        double wait = Math.min(doubled, (double) limits.maxDelay().toMillis()) * (0.5 + random.getAsDouble() / 2);
        Instant next = now.plus(Duration.ofMillis(Math.round(wait)));
        return next.isAfter(firstTriedAt.plus(limits.giveUpAfter())) ? Optional.empty() : Optional.of(next);
    }
}
