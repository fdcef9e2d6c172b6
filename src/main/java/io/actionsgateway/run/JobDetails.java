package io.actionsgateway.run;

import io.actionsgateway.github.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says of a job, in its own words; a field that GitHub leaves out is {@code null}.
 *
 * @param name the job's name, with the matrix values in it
 * @param workflowName the workflow's name
 * @param headBranch branch or tag
 * @param headSha commit
 * @param htmlUrl the job's page on GitHub
 * @param status GitHub's status, verbatim
 * @param conclusion GitHub's conclusion, verbatim
 * @param createdAt when the job was created
 * @param startedAt when it started; equal to {@code createdAt} while it is queued
 * @param completedAt when it ended
 * @param environment the deployment environment that the job waits for or runs in
 * @param labels what the job asks of a runner
 * @param runnerId the runner that took it
 * @param runnerName that runner's name
 * @param runnerGroupId the runner's group
 * @param runnerGroupName that group's name
 * @param steps in the order of their numbers
 */
public record JobDetails(
        @Nullable String name,
        @Nullable String workflowName,
        @Nullable String headBranch,
        @Nullable String headSha,
        @Nullable String htmlUrl,
        String status,
        @Nullable String conclusion,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable String environment,
        List<String> labels,
        @Nullable Long runnerId,
        @Nullable String runnerName,
        @Nullable Long runnerGroupId,
        @Nullable String runnerGroupName,
        List<Step> steps) {

    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    /** Takes copies of the lists. */
    public JobDetails {
        labels = List.copyOf(labels);
        steps = List.copyOf(steps);
    }

    /**
     * Whether this is the end of the job.
     *
     * @return true for whatever has a conclusion
     */
    public boolean ended() {
        return Status.COMPLETED.text().equals(status) || conclusion != null;
    }

    /**
     * Whether the job stands against the success of its run.
     *
     * @return false while it has not ended
     */
    public boolean failed() {
        return conclusion != null && !GOOD.contains(conclusion);
    }

    /**
     * The same with what only webhooks tell, and which never changes.
     *
     * @param other what else was said of the job
     * @return itself when it lacks nothing, or the other has nothing to add
     */
    public JobDetails completedBy(JobDetails other) {
        if (environment != null || other.environment == null) {
            return this;
        }
        return new JobDetails(
                name,
                workflowName,
                headBranch,
                headSha,
                htmlUrl,
                status,
                conclusion,
                createdAt,
                startedAt,
                completedAt,
                other.environment,
                labels,
                runnerId,
                runnerName,
                runnerGroupId,
                runnerGroupName,
                steps);
    }

    /**
     * One step of a job.
     *
     * @param number from 1
     * @param name what the workflow calls it
     * @param status GitHub's status, verbatim
     * @param conclusion GitHub's conclusion, verbatim
     * @param startedAt when it started
     * @param completedAt when it ended
     */
    public record Step(
            int number,
            @Nullable String name,
            @Nullable String status,
            @Nullable String conclusion,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {}
}
