package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * An environment as other objects mention it.
 *
 * @param id what a review names it by
 * @param json everything that GitHub said about it
 */
public record EnvironmentSummary(
        long id,
        String nodeId,
        String name,
        String url,
        String htmlUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
