package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * The App behind a protection rule.
 *
 * @param slug its name in URLs
 * @param json everything that GitHub said about it
 */
public record ProtectionRuleApp(
        long id,
        String nodeId,
        String slug,
        String integrationUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
