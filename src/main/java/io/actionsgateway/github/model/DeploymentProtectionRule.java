package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * A protection rule that an App decides.
 *
 * @param app which
 * @param json everything that GitHub said about it
 */
public record DeploymentProtectionRule(
        long id,
        String nodeId,
        boolean enabled,
        ProtectionRuleApp app,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
