package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who may approve.
 *
 * @param type {@code User} or {@code Team}
 * @param reviewer which
 * @param json everything that GitHub said about it
 */
public record Reviewer(
        String type,
        @Nullable ReviewerDetails reviewer,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
