package io.actionsgateway.run;

import org.jspecify.annotations.Nullable;

/**
 * A run or a job got into another state, or is now known to have been in one.
 *
 * @param stated what GitHub stated
 * @param run what is known of the run, for a change of a job too; some of it is missing while only jobs have been heard of
 * @param previousStatus the state before; {@code null} when there was none, and for a late change
 * @param previousConclusion the state before
 * @param late whether it happened before something that was told already: the state stays as it is
 * @param htmlUrl the run's or the job's page
 * @param evidence who says so
 */
public record RunChange(
        RunEvent.Transitioned stated,
        RunDetails run,
        @Nullable String previousStatus,
        @Nullable String previousConclusion,
        boolean late,
        @Nullable String htmlUrl,
        Evidence evidence) {}
