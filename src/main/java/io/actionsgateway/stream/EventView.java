package io.actionsgateway.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a run or of a job, as it is told.
 *
 * @param id its place in the log
 * @param kind {@code workflow_run} or {@code workflow_job}
 * @param repository owner and name
 * @param repositoryId GitHub's id of the repository
 * @param runId the run
 * @param runAttempt its attempt
 * @param jobId the job, or {@code null} when the run itself changed
 * @param name the job's or the workflow's name
 * @param workflowName the workflow's name
 * @param path the workflow's file; {@code null} while only jobs of the run have been heard of
 * @param event what started the run
 * @param headBranch branch or tag
 * @param headSha commit
 * @param status GitHub's word for the new state
 * @param conclusion GitHub's word for how it ended
 * @param previousStatus the state before; {@code null} when there was none, and for a late event
 * @param previousConclusion how that one ended
 * @param occurredAt the time that GitHub gives; whole seconds
 * @param recordedAt when we heard of it
 * @param late whether it happened before something that was told already: the state stays as it is
 * @param htmlUrl the run's or the job's page
 * @param evidence who says so
 */
public record EventView(
        String id,
        String kind,
        String repository,
        @Nullable Long repositoryId,
        long runId,
        int runAttempt,
        @Nullable Long jobId,
        @Nullable String name,
        @Nullable String workflowName,
        @Nullable String path,
        @Nullable String event,
        @Nullable String headBranch,
        @Nullable String headSha,
        String status,
        @Nullable String conclusion,
        @Nullable String previousStatus,
        @Nullable String previousConclusion,
        @Nullable Instant occurredAt,
        Instant recordedAt,
        boolean late,
        @Nullable String htmlUrl,
        Source evidence) {

    /** A run's. */
    public static final String RUN = "workflow_run";

    /** A job's. */
    public static final String JOB = "workflow_job";

    /**
     * Who says so.
     *
     * @param kind whether GitHub told us, we asked, or a dispatch was answered
     * @param deliveryId the stored delivery
     */
    public record Source(String kind, @Nullable Long deliveryId) {}
}
