package io.actionsgateway.api.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long requests with an {@code Idempotency-Key} are remembered, and how long those wait that come in meanwhile.
 *
 * @param keep from the first request until its key may mean another one
 * @param lease how long a first request can be under way; after that its process is taken for dead, and what it did for
 *     unknown. Longer than any request takes
 * @param patience how long the same request, sent again meanwhile, waits for the first one's answer
 * @param poll how often it looks, when another replica does the first one
 * @param largestAnswer larger ones are given to the first request only
 */
@Validated
@ConfigurationProperties("actions.api.idempotency")
record IdempotencyProperties(
        @DefaultValue("24h") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 30)
        Duration keep,

        @DefaultValue("2m") @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("20s") @NotNull @DurationMin(seconds = 0) @DurationMax(minutes = 5)
        Duration patience,

        @DefaultValue("250ms") @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration poll,

        @DefaultValue("1MB") @NotNull DataSize largestAnswer) {}
