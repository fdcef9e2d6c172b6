package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands before a deployment.
 *
 * @param type {@code wait_timer}, {@code required_reviewers} or {@code branch_policy}; GitHub may add words
 * @param waitTimer minutes; {@code null} on other types
 * @param preventSelfReview whether the one who deploys may not approve; {@code null} on other types
 * @param reviewers empty on other types
 * @param json everything that GitHub said about it
 */
public record ProtectionRule(
        long id,
        String nodeId,
        String type,
        @Nullable Integer waitTimer,
        @Nullable Boolean preventSelfReview,
        List<Reviewer> reviewers,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public ProtectionRule {
        reviewers = Copies.of(reviewers);
    }
}
