package io.actionsgateway.run;

import io.actionsgateway.github.model.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says of a run, in its own words and as it says it: an unknown status or conclusion is kept verbatim, and
 * a field that GitHub leaves out is {@code null}.
 *
 * @param repositoryId GitHub's id of the repository
 * @param repository owner and name, as in {@code octo-org/hello-world}
 * @param installationId the App installation that the delivery came through
 * @param workflowId GitHub's id of the workflow
 * @param workflowName the workflow's name
 * @param path the workflow's file
 * @param runNumber counts the runs of the workflow
 * @param displayTitle the run's title
 * @param event what started the run
 * @param headBranch branch or tag
 * @param headSha commit
 * @param checkSuiteId the check suite that holds the run's jobs
 * @param actor login of whoever started the first attempt
 * @param triggeringActor login of whoever started this attempt
 * @param htmlUrl the run's page on GitHub
 * @param status GitHub's status; {@code null} while only a job of the run has been heard of
 * @param conclusion GitHub's conclusion
 * @param createdAt when the run was created
 * @param runStartedAt when this attempt started
 * @param updatedAt when GitHub last changed the run
 */
public record RunDetails(
        @Nullable Long repositoryId,
        String repository,
        @Nullable Long installationId,
        @Nullable Long workflowId,
        @Nullable String workflowName,
        @Nullable String path,
        @Nullable Long runNumber,
        @Nullable String displayTitle,
        @Nullable String event,
        @Nullable String headBranch,
        @Nullable String headSha,
        @Nullable Long checkSuiteId,
        @Nullable String actor,
        @Nullable String triggeringActor,
        @Nullable String htmlUrl,
        @Nullable String status,
        @Nullable String conclusion,
        @Nullable Instant createdAt,
        @Nullable Instant runStartedAt,
        @Nullable Instant updatedAt) {

    /**
     * Whether this is the end of the attempt. {@code completed/action_required} is none: the run waits for a maintainer's
     * approval and then starts under the same id and attempt.
     *
     * @return false also for words that GitHub may add
     */
    public boolean ended() {
        return !held() && (Status.COMPLETED.text().equals(status) || conclusion != null);
    }

    /**
     * The same with what only webhooks tell, and which never changes.
     *
     * @param other what else was said of the attempt
     * @return itself when it lacks nothing, or the other has nothing to add
     */
    public RunDetails completedBy(RunDetails other) {
        if (installationId != null || other.installationId == null) {
            return this;
        }
        return new RunDetails(
                repositoryId,
                repository,
                other.installationId,
                workflowId,
                workflowName,
                path,
                runNumber,
                displayTitle,
                event,
                headBranch,
                headSha,
                checkSuiteId,
                actor,
                triggeringActor,
                htmlUrl,
                status,
                conclusion,
                createdAt,
                runStartedAt,
                updatedAt);
    }

    /**
     * Whether the run of a fork waits for a maintainer's approval.
     *
     * @return true for {@code completed/action_required}
     */
    public boolean held() {
        return "action_required".equals(conclusion);
    }
}
