package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.RepositoryName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How runs are compared with GitHub's lists.
 *
 * @param enabled whether they are
 * @param interval time between two comparisons of a repository
 * @param overlap how late a run may appear in GitHub's list
 * @param reach how far back the first comparison of a repository goes
 * @param reruns how far back a comparison goes after a gap: older runs may have been run again in it, for 30 days after
 *     their first run
 * @param grace how late a webhook may be before its absence counts as a gap, or as drift
 * @param repositories {@code owner/name} of those to compare beside the ones with known runs
 * @param drift how often, and how many, single runs are compared
 */
@Validated
@ConfigurationProperties("actions.monitor.heal")
record HealProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("15m") @DurationMin(millis = 1) Duration interval,
        @DefaultValue("15m") @DurationMin(seconds = 0) Duration overlap,
        @DefaultValue("3d") @DurationMin(seconds = 0) Duration reach,
        @DefaultValue("30d") @DurationMin(seconds = 0) Duration reruns,
        @DefaultValue("1m") @DurationMin(seconds = 0) Duration grace,
        @DefaultValue List<String> repositories,
        @DefaultValue @Valid Drift drift) {

    /** Refuses what is no repository. */
    HealProperties {
        repositories = List.copyOf(repositories);
        repositories.forEach(RepositoryName::parse);
    }

    /**
     * A sample.
     *
     * @param interval time between two samples
     * @param sample runs of each, out of the newest thousand of random repositories; 0: none
     * @param seed of the choice; without, another one at each start
     */
    record Drift(
            @DefaultValue("1h") @DurationMin(millis = 1) Duration interval,
            @DefaultValue("20") @Min(0) @Max(1000) int sample,
            @Nullable Long seed) {}
}
