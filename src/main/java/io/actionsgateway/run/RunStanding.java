package io.actionsgateway.run;

import org.jspecify.annotations.Nullable;

/**
 * How far our rows of a run have come.
 *
 * @param runId the run
 * @param attempt the newest attempt known
 * @param status GitHub's word for it; {@code null} while only its jobs have been heard of
 * @param conclusion GitHub's conclusion
 * @param complete whether all its attempts have ended, each with jobs that have ended and none with fewer than the next one,
 *     which tells those it carried over: nothing more is to come, unless it is run again
 */
public record RunStanding(
        long runId,
        int attempt,
        @Nullable String status,
        @Nullable String conclusion,
        boolean complete) {}
