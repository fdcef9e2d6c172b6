package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A deployment that waits for its environment's protection rules.
 *
 * @param waitTimer minutes
 * @param waitTimerStartedAt {@code null} before
 * @param currentUserCanApprove whether our credential may decide
 * @param json everything that GitHub said about it
 */
public record PendingDeployment(
        EnvironmentSummary environment,
        int waitTimer,
        @Nullable Instant waitTimerStartedAt,
        boolean currentUserCanApprove,
        List<Reviewer> reviewers,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public PendingDeployment {
        reviewers = Copies.of(reviewers);
    }
}
