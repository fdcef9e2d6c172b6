package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A user or a team.
 *
 * @param login of a user
 * @param name of a team, or the full name of a user
 * @param slug of a team
 * @param json everything that GitHub said about it
 */
public record ReviewerDetails(
        long id,
        @Nullable String login,
        @Nullable String name,
        @Nullable String slug,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
