package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * A pull request as a run mentions it.
 *
 * @param id number, unlike {@code number} unique at GitHub
 * @param json everything that GitHub said about it
 */
public record PullRequestSummary(
        long id,
        int number,
        String url,
        PullRequestEnd head,
        PullRequestEnd base,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
