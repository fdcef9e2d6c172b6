package io.actionsgateway.monitor.poll;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How GitHub is asked about single runs.
 *
 * @param waited how many runs that somebody waits for this replica asks about at once; 0: it asks about none
 * @param checked the same for runs that are looked at once, after a gap or a doubtful delivery
 * @param idle how soon a run that has become due is noticed
 * @param lease after which another replica takes over what a dead one was about to ask
 * @param patience longest time for one answer of GitHub's, waiting for admission included; must fit into the lease
 * @param seed of the jitter; none: another one at each start
 * @param schedule when to ask again
 */
@Validated
@ConfigurationProperties("actions.monitor.poll")
record PollProperties(
        @DefaultValue("8") @Min(0) @Max(256) int waited,
        @DefaultValue("4") @Min(0) @Max(256) int checked,
        @DefaultValue("500ms") Duration idle,
        @DefaultValue("120s") Duration lease,
        @DefaultValue("20s") Duration patience,
        @Nullable Long seed,
        @DefaultValue @Valid Schedule schedule) {

    /**
     * When to ask again.
     *
     * @param fast shortest interval, of a run that has just changed while webhooks are late
     * @param late longest interval while webhooks are late
     * @param silent longest interval while nothing is heard of webhooks
     * @param fresh shortest interval while webhooks are fresh
     * @param slow longest interval while webhooks are fresh, or while a run is held back
     * @param ended interval for a run that has ended, for as long as somebody waits for its re-run
     * @param unknownFor how long GitHub may not know a run yet that somebody waits for
     * @param freshFor how long a delivery about a repository shows that its webhooks come
     * @param grace how long a webhook may take, by GitHub's times, before its absence shows that webhooks are late
     * @param backoff longest interval after failures
     * @param jitter part of an interval that chance adds or takes, 0 to 0.5
     */
    record Schedule(
            @DefaultValue("3s") Duration fast,
            @DefaultValue("30s") Duration late,
            @DefaultValue("60s") Duration silent,
            @DefaultValue("60s") Duration fresh,
            @DefaultValue("5m") Duration slow,
            @DefaultValue("90s") Duration ended,
            @DefaultValue("60s") Duration unknownFor,
            @DefaultValue("10m") Duration freshFor,
            @DefaultValue("10s") Duration grace,
            @DefaultValue("5m") Duration backoff,
            @DefaultValue("0.2") double jitter) {

        /** Refuses a jitter that could turn an interval around. */
        Schedule {
            if (jitter < 0 || jitter > 0.5) {
                throw new IllegalArgumentException("actions.monitor.poll.schedule.jitter must be 0 to 0.5");
            }
        }
    }
}
