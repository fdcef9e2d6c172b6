package io.actionsgateway.simulation.recording;

import java.time.Duration;

/**
 * How fast a replay goes.
 *
 * @param factor 1 as it was, 60 an hour in a minute, infinite without any wait
 */
public record Speed(double factor) {

    /** As it was recorded. */
    public static final Speed ORIGINAL = new Speed(1);

    /** Each as soon as the one before has been answered. */
    public static final Speed UNPACED = new Speed(Double.POSITIVE_INFINITY);

    public Speed {
        if (!(factor >= 0.001)) {
            throw new IllegalArgumentException("a speed is at least 0.001");
        }
    }

    Duration until(Duration due) {
        return Duration.ofMillis((long) (due.toMillis() / factor));
    }
}
