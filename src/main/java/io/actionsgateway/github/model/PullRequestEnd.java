package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * One side of a pull request.
 *
 * @param ref branch
 * @param sha its commit at that time
 * @param json everything that GitHub said about it
 */
public record PullRequestEnd(
        String ref,
        String sha,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
