package io.actionsgateway.github.transport.resilience;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a call is tried again, and when a host is left alone.
 *
 * @param retry trying again
 * @param breaker leaving alone
 */
@Validated
@ConfigurationProperties("actions.github.resilience")
record ResilienceProperties(
        @DefaultValue @Valid Retry retry,
        @DefaultValue @Valid Breaker breaker) {

    /**
     * Trying again what is safe to repeat.
     *
     * @param maxTries tries of one call, the first included
     * @param backoff longest pause before the second try; doubles with each further one; the pause is random below that
     * @param maxBackoff limit of that doubling
     * @param budgetRatio retries that each call pays for: with 0.09, a hundred calls pay for nine
     * @param budgetStart retries there are before any call has paid
     * @param budgetCap most retries that are saved up
     */
    record Retry(
            @DefaultValue("3") @Min(1) @Max(10) int maxTries,
            @DefaultValue("200ms") @DurationMin(millis = 1) Duration backoff,
            @DefaultValue("2s") @DurationMin(millis = 1) Duration maxBackoff,

            @DefaultValue("0.09") @DecimalMin("0") @DecimalMax("1")
            double budgetRatio,

            @DefaultValue("5") @Min(0) @Max(1000) int budgetStart,
            @DefaultValue("10") @Min(1) @Max(1000) int budgetCap) {}

    /**
     * Leaving a host alone that fails.
     *
     * @param window calls that are looked at
     * @param failureRate per cent of them that open the breaker
     * @param minimumCalls fewer than these open nothing
     * @param open how long it lets nothing through
     * @param halfOpenCalls calls that are let through then, to see
     */
    record Breaker(
            @DefaultValue("50") @Min(1) @Max(10_000) int window,
            @DefaultValue("50") @Min(1) @Max(100) int failureRate,
            @DefaultValue("20") @Min(1) @Max(10_000) int minimumCalls,
            @DefaultValue("30s") @DurationMin(millis = 1) Duration open,
            @DefaultValue("3") @Min(1) @Max(100) int halfOpenCalls) {}
}
