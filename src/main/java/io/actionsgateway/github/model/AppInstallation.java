package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place where an App is installed.
 *
 * @param id GitHub's
 * @param account the organization or user
 * @param json everything that GitHub said about it
 */
public record AppInstallation(
        long id,
        @Nullable Actor account,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
