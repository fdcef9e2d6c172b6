package io.actionsgateway.api.quota;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many streams may be open on one replica at the same time.
 *
 * @param perCaller of one caller
 * @param all of all callers
 */
@Validated
@ConfigurationProperties("actions.security.streams")
record StreamLimits(
        @DefaultValue("20") @Min(1) @Max(1_000_000) int perCaller,
        @DefaultValue("2000") @Min(1) @Max(1_000_000) int all) {}
