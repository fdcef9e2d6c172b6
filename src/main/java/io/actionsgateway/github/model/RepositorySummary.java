package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A repository as other objects mention it.
 *
 * @param id number, which stays when the repository is renamed
 * @param fullName such as {@code octo-org/hello-world}
 * @param owner {@code null} where GitHub leaves it out
 * @param visibility {@code public}, {@code private} or {@code internal}; {@code null} where GitHub leaves it out
 * @param json everything that GitHub said about it
 */
public record RepositorySummary(
        long id,
        String name,
        String fullName,
        @Nullable Actor owner,
        boolean fork,
        @Nullable String htmlUrl,
        @Nullable String visibility,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
