package io.actionsgateway.github.transport.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One host's breaker, which also knows when it lets calls through again. Thread-safe. */
final class HostBreaker {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile Instant letsThroughAt = Instant.MIN;

    HostBreaker(CircuitBreaker breaker, Clock clock, Duration wait) {
        this.breaker = breaker;
        this.clock = clock;
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                letsThroughAt = clock.instant().plus(wait);
            }
        });
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Until calls are let through to see; a second while others already try. */
    Duration retryAfter() {
        Instant now = clock.instant();
        return letsThroughAt.isAfter(now.plus(SOON)) ? Duration.between(now, letsThroughAt) : SOON;
    }
}
