package io.actionsgateway.api.quota;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may ask of us.
 *
 * @param requestsPerHour over all replicas, from full hour to full hour, for callers whose key says nothing else
 * @param concurrentRequests at the same time on one replica, waits apart
 * @param concurrentWaits waits for runs of one caller at the same time on one replica
 * @param waitsOfAll waits for runs of all callers at the same time on one replica; fewer than connections
 */
@Validated
@ConfigurationProperties("actions.security.quota")
record QuotaProperties(
        @DefaultValue("5000") @Min(1) @Max(100_000_000) int requestsPerHour,
        @DefaultValue("50") @Min(1) @Max(1_000_000) int concurrentRequests,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int concurrentWaits,
        @DefaultValue("8000") @Min(1) @Max(1_000_000) int waitsOfAll) {}
