package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A secret, without its value: GitHub never gives that back.
 *
 * @param name in upper case
 * @param createdAt when it was first put
 * @param updatedAt when it was last put
 * @param visibility {@code all}, {@code private} or {@code selected}; only of an organization's secrets
 * @param selectedRepositoriesUrl where GitHub lists the repositories; only with {@code selected}
 * @param json everything that GitHub said about it
 */
public record ActionsSecret(
        String name,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String visibility,
        @Nullable String selectedRepositoriesUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
