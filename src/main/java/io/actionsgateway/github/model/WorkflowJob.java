package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job in one attempt of its run; another attempt has jobs with other ids.
 *
 * @param runAttempt from 1 on
 * @param status see {@link Status}; GitHub may add words
 * @param conclusion {@code null} until the end
 * @param labels what it asks of a runner
 * @param runnerId {@code null} until a runner has taken it
 * @param json everything that GitHub said about it
 * @see <a href="https://docs.github.com/rest/actions/workflow-jobs">Workflow jobs</a>
 */
public record WorkflowJob(
        long id,
        long runId,
        int runAttempt,
        String nodeId,
        String name,
        @Nullable String workflowName,
        @Nullable String headBranch,
        String headSha,
        String status,
        @Nullable String conclusion,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        List<WorkflowStep> steps,
        List<String> labels,
        @Nullable Long runnerId,
        @Nullable String runnerName,
        @Nullable Long runnerGroupId,
        @Nullable String runnerGroupName,
        String url,
        @Nullable String htmlUrl,
        String runUrl,
        String checkRunUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public WorkflowJob {
        runAttempt = Math.max(1, runAttempt);
        steps = Copies.of(steps);
        labels = Copies.of(labels);
    }
}
