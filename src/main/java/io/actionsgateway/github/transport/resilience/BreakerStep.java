package io.actionsgateway.github.transport.resilience;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Step;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Leaves a host alone that answers with server errors or not at all, so that callers learn it at once and the host can
 * recover. Refusals, limits and cancelled calls say nothing about its health.
 */
@Component
@Order(Step.Position.BREAKER)
final class BreakerStep implements Step {

    private final PerHost<HostBreaker> breakers;

    BreakerStep(ResilienceProperties properties, Clock clock, MeterRegistry meters) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(config(properties.breaker(), clock));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        this.breakers = new PerHost<>(name -> new HostBreaker(
                registry.circuitBreaker(name), clock, properties.breaker().open()));
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        HostBreaker host = breakers.of(call.identity().host());
        return next.send(call)
                .transformDeferred(CircuitBreakerOperator.of(host.breaker()))
                .onErrorMap(
                        CallNotPermittedException.class,
                        _ -> new GitHubException.CircuitOpen(
                                call.identity().host().name(), host.retryAfter()));
    }

    private static CircuitBreakerConfig config(ResilienceProperties.Breaker limits, Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(limits.window(), limits.minimumCalls(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(limits.failureRate())
                .waitDurationInOpenState(limits.open())
                .permittedNumberOfCallsInHalfOpenState(limits.halfOpenCalls())
                .recordResult(answer -> answer instanceof Answer given && Unwell.isServerError(given.status()))
                .recordException(Unwell::isSign)
                .ignoreException(failure -> !Unwell.isSign(failure))
                .writableStackTraceEnabled(false)
                .clock(clock)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .build();
    }
}
