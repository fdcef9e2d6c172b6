package io.actionsgateway.run.dispatch;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The ledger of dispatches.
 *
 * @param keep age at which an entry is forgotten, and with it its key; a run may be repeated for 30 days and wait 30 more
 *     for a reviewer, so less than 100 days would let somebody approve what he started
 * @param lease how long a request can be under way; after that whoever sent it is taken for dead, and what came of it for
 *     unknown. Longer than any call to GitHub takes
 * @param window how long the run of an unknown dispatch is looked for; a run that begins later is not its
 * @param skew how far GitHub's clock may be behind ours
 * @param searchInterval the pause before the second search for a run; each next one is twice as long
 * @param longestSearchInterval but no longer than this
 * @param resolve whether this replica finds out what came of unknown dispatches
 */
@Validated
@ConfigurationProperties("actions.dispatch")
record DispatchProperties(
        @DefaultValue("400d") @DurationMin(days = 100) Duration keep,

        @DefaultValue("2m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration window,

        @DefaultValue("1m") @DurationMin(seconds = 0) @DurationMax(minutes = 30)
        Duration skew,

        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration searchInterval,

        @DefaultValue("1m") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration longestSearchInterval,

        @DefaultValue("true") boolean resolve) {}
