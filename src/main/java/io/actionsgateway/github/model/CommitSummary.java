package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A commit in a few words.
 *
 * @param id its hash
 * @param json everything that GitHub said about it
 */
public record CommitSummary(
        String id,
        String treeId,
        String message,
        Instant timestamp,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
