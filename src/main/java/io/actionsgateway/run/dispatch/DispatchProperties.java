package io.actionsgateway.run.dispatch;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long it is remembered who started a run.
 *
 * @param keep age at which an entry is forgotten; a run may be repeated for 30 days and wait 30 more for a reviewer, so
 *     less than 100 days would let somebody approve what he started
 */
@Validated
@ConfigurationProperties("actions.dispatch")
record DispatchProperties(
        @DefaultValue("400d") @DurationMin(days = 100) Duration keep) {}
