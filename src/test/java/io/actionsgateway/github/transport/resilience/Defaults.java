package io.actionsgateway.github.transport.resilience;

import java.time.Duration;

/** The configuration as it is without any setting. */
final class Defaults {

    static final ResilienceProperties ALL = new ResilienceProperties(
            new ResilienceProperties.Retry(3, Duration.ofMillis(200), Duration.ofSeconds(2), 0.1, 5, 10),
            new ResilienceProperties.Breaker(50, 50, 20, Duration.ofSeconds(30), 3));

    private Defaults() {}
}
