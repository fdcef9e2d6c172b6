package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * Which branches may deploy.
 *
 * @param protectedBranches only protected ones
 * @param customBranchPolicies only those that match a pattern
 * @param json everything that GitHub said about it
 */
public record DeploymentBranchPolicy(
        boolean protectedBranches,
        boolean customBranchPolicies,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
