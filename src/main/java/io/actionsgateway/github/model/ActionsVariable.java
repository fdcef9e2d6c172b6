package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A configuration variable. Its value is no secret: whoever may read the variable sees it.
 *
 * @param name in upper case
 * @param value as it was set
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param visibility {@code all}, {@code private} or {@code selected}; only of an organization's variables
 * @param selectedRepositoriesUrl where GitHub lists the repositories; only with {@code selected}
 * @param json everything that GitHub said about it
 */
public record ActionsVariable(
        String name,
        String value,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String visibility,
        @Nullable String selectedRepositoriesUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
