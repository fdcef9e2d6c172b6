package io.actionsgateway.security.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the audit log is written.
 *
 * @param storeTimeout longest time that a write waits for its entry; then it is refused and nothing is sent
 * @param queue most entries that wait to be written on one replica; refusals may fill half of it
 * @param batch most entries in one transaction
 * @param anonymousPerMinute refusals of callers without a valid credential that a replica writes one by one in a minute;
 *     those beyond are summed up in one entry
 */
@Validated
@ConfigurationProperties("actions.security.audit")
record AuditProperties(
        @DefaultValue("2s") @DurationMin(millis = 1) Duration storeTimeout,
        @DefaultValue("10000") @Min(100) @Max(100_000) int queue,
        @DefaultValue("200") @Min(1) @Max(1_000) int batch,
        @DefaultValue("60") @Min(0) @Max(10_000) int anonymousPerMinute) {}
