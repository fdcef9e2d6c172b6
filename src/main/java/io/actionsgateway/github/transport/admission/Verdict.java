package io.actionsgateway.github.transport.admission;

import java.time.Duration;
import java.time.Instant;

/** The gate's word on a demand. */
sealed interface Verdict {

    /**
     * Ask now.
     *
     * @param permit to be given back with what came of it
     */
    record Granted(Permit permit) implements Verdict {}

    /**
     * Asking earlier is in vain.
     *
     * @param at when to come back, by the store's clock; not a promise
     * @param spacing how much later the next one like it has to come back
     * @param obstacle what stands against it
     */
    record Later(Instant at, Duration spacing, Obstacle obstacle) implements Verdict {

        /** The word for one before whom others wait for the same. */
        Later behind(int others) {
            return new Later(at.plus(spacing.multipliedBy(others)), spacing, obstacle);
        }
    }
}
