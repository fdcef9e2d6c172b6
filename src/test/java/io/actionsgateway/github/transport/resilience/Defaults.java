package io.actionsgateway.github.transport.resilience;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** The steps as they are without any setting; public for tests of whole chains. */
public final class Defaults {

    static final ResilienceProperties ALL = new ResilienceProperties(
            new ResilienceProperties.Retry(3, Duration.ofMillis(200), Duration.ofSeconds(2), 0.09, 5, 10),
            new ResilienceProperties.Breaker(50, 50, 20, Duration.ofSeconds(30), 3));

    private Defaults() {}

    /** Pauses are as long as they may be. */
    public static Step retry(ManualTime time, MeterRegistry meters) {
        return new RetryStep(ALL, time, time, meters, () -> 1.0);
    }

    public static Step breaker(ManualTime time, MeterRegistry meters) {
        return new BreakerStep(ALL, time, meters);
    }
}
