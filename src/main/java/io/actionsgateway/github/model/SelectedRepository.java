package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A repository that may use a secret or variable of its organization.
 *
 * @param id GitHub's id
 * @param nodeId id in GitHub's GraphQL API
 * @param name without the owner
 * @param fullName with the owner
 * @param htmlUrl its page
 * @param visibility {@code public}, {@code private} or {@code internal}
 * @param json everything that GitHub said about it
 */
public record SelectedRepository(
        long id,
        @Nullable String nodeId,
        String name,
        String fullName,
        @Nullable String htmlUrl,
        @Nullable String visibility,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
