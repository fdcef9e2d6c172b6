package io.actionsgateway.github.transport.resilience;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses before further tries: random between nothing and a limit that doubles. With 200 ms and at most 2 s: up to 200 ms,
 * 400 ms, 800 ms, 1.6 s, 2 s.
 *
 * @param retry base and limit
 * @param random from 0 to 1
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Full jitter</a>
 */
record Backoff(ResilienceProperties.Retry retry, DoubleSupplier random) {

    /** The pause after the given number of failed tries. */
    Duration after(int tries) {
        double limit = (double) retry.backoff().toMillis() * Math.pow(2, Math.max(0, tries - 1));
        double pause = Math.min(limit, (double) retry.maxBackoff().toMillis()) * random.getAsDouble();
        return Duration.ofMillis(Math.round(pause));
    }
}
