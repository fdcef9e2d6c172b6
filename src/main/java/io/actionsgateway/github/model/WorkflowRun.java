package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run of a workflow, as it is in one attempt.
 *
 * @param runAttempt from 1 on; grows with every re-run
 * @param event what started it, such as {@code push}
 * @param status such as {@code in_progress}, see {@link Status}; GitHub may add words
 * @param conclusion such as {@code success}; {@code null} until the end
 * @param runStartedAt when this attempt started
 * @param triggeringActor who started this attempt; {@code actor} started the first
 * @param pullRequests open ones with the same head; empty for forks
 * @param json everything that GitHub said about it
 * @see <a href="https://docs.github.com/rest/actions/workflow-runs">Workflow runs</a>
 */
public record WorkflowRun(
        long id,
        @Nullable String name,
        String nodeId,
        @Nullable String headBranch,
        String headSha,
        @Nullable String path,
        @Nullable String displayTitle,
        long runNumber,
        int runAttempt,
        String event,
        @Nullable String status,
        @Nullable String conclusion,
        long workflowId,
        @Nullable Long checkSuiteId,
        String url,
        String htmlUrl,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant runStartedAt,
        @Nullable Actor actor,
        @Nullable Actor triggeringActor,
        List<PullRequestSummary> pullRequests,
        List<ReferencedWorkflow> referencedWorkflows,
        @Nullable CommitSummary headCommit,
        @Nullable RepositorySummary repository,
        @Nullable RepositorySummary headRepository,
        @Nullable String previousAttemptUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public WorkflowRun {
        runAttempt = Math.max(1, runAttempt);
        pullRequests = Copies.of(pullRequests);
        referencedWorkflows = Copies.of(referencedWorkflows);
    }
}
