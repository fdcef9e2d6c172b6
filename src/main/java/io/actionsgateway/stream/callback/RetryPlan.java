package io.actionsgateway.stream.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a message that was not taken is sent again: the wait doubles with each try, up to a limit, and its last half is left
 * to chance. With 5 s, 2 h and 24 h: after about 4 s, 8 s, 15 s, ..., 90 min, some 20 tries in all.
 *
 * @param random from 0 to 1
 */
record RetryPlan(CallbackProperties limits, DoubleSupplier random) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * The next try.
     *
     * @param asked how long the receiver asks us to stay away; more than the longest wait counts as that
     * @return empty when it would be too late for one
     */
    Optional<Instant> next(int tries, Instant firstTriedAt, Instant now, @Nullable Duration asked) {
        Instant last = firstTriedAt.plus(limits.giveUpAfter());
        Instant planned = now.plus(backoff(tries));
        return planned.isAfter(last) ? Optional.empty() : Optional.of(later(planned, now, asked, last));
    }

    /** Whoever asks us to stay away until after the last moment is tried in the last moment. */
    private Instant later(Instant planned, Instant now, @Nullable Duration asked, Instant last) {
        if (asked == null) {
            return planned;
        }
        Instant until = now.plus(asked.compareTo(limits.maxDelay()) > 0 ? limits.maxDelay() : asked);
        Instant bounded = until.isAfter(last) ? last : until;
        return bounded.isAfter(planned) ? bounded : planned;
    }

    private Duration backoff(int tries) {
        double doubled =
                (double) limits.firstDelay().toMillis() * Math.pow(2, Math.clamp(tries - 1L, 0, MOST_DOUBLINGS));
        double wait = Math.min(doubled, (double) limits.maxDelay().toMillis()) * (0.5 + random.getAsDouble() / 2);
        return Duration.ofMillis(Math.round(wait));
    }
}
