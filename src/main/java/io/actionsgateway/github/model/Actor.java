package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * A user, an organization or an App.
 *
 * @param login name
 * @param id number, which stays when the name changes
 * @param type such as {@code User}, {@code Organization} or {@code Bot}
 * @param json everything that GitHub said about it
 */
public record Actor(
        String login,
        long id,
        String type,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
