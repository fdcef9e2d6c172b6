package io.actionsgateway.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of state of a run or of a job.
 *
 * @param id names the transition; grows with the order of recording, not of happening
 * @param runId the run
 * @param runAttempt its attempt
 * @param jobId the job, or {@code null} when the run itself changed
 * @param jobName the job's name
 * @param status GitHub's word for the new state
 * @param conclusion GitHub's word for how it ended
 * @param previousStatus the state before, as far as is known by now
 * @param previousConclusion how that one ended
 * @param occurredAt the time in the signed body; whole seconds
 * @param recordedAt when we heard of it
 * @param evidence who says so
 */
public record TransitionView(
        long id,
        long runId,
        int runAttempt,
        @Nullable Long jobId,
        @Nullable String jobName,
        String status,
        @Nullable String conclusion,
        @Nullable String previousStatus,
        @Nullable String previousConclusion,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        Source evidence) {

    /**
     * Who says so.
     *
     * @param kind whether GitHub told us, we asked, or a dispatch was answered
     * @param deliveryId the stored delivery
     * @param event its event
     * @param action its action
     */
    public record Source(
            String kind,
            @Nullable Long deliveryId,
            @Nullable String event,
            @Nullable String action) {}
}
