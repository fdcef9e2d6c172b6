package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place to deploy to, and what protects it.
 *
 * @param deploymentBranchPolicy {@code null} when all branches may deploy
 * @param json everything that GitHub said about it
 * @see <a href="https://docs.github.com/rest/deployments/environments">Environments</a>
 */
public record Environment(
        long id,
        String nodeId,
        String name,
        String url,
        String htmlUrl,
        Instant createdAt,
        Instant updatedAt,
        List<ProtectionRule> protectionRules,
        @Nullable DeploymentBranchPolicy deploymentBranchPolicy,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public Environment {
        protectionRules = Copies.of(protectionRules);
    }
}
