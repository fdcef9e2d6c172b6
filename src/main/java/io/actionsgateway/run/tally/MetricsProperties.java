package io.actionsgateway.run.tally;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is measured of repositories and how often.
 *
 * @param repositories repositories that have series of their own: {@code owner/name}, or {@code owner/*} for all of an
 *     owner; none named means all
 * @param maxSeries most pairs of repository and workflow that have series of their own, about 60 each; whatever comes
 *     later counts as {@code other}
 * @param interval pause between two looks into the database, on each replica
 */
@Validated
@ConfigurationProperties("actions.metrics")
record MetricsProperties(
        @DefaultValue List<String> repositories,
        @DefaultValue("100") @Min(0) @Max(2_000) int maxSeries,
        @DefaultValue("15s") Duration interval) {

    /** Takes a copy. */
    MetricsProperties {
        repositories = List.copyOf(repositories);
    }
}
