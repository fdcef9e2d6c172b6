package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A workflow file and whether it runs.
 *
 * @param path such as {@code .github/workflows/main.yml}
 * @param state {@code active}, {@code deleted}, {@code disabled_fork}, {@code disabled_inactivity} or
 *     {@code disabled_manually}; GitHub may add words
 * @param json everything that GitHub said about it
 * @see <a href="https://docs.github.com/rest/actions/workflows">Workflows</a>
 */
public record Workflow(
        long id,
        String nodeId,
        String name,
        String path,
        String state,
        Instant createdAt,
        Instant updatedAt,
        String url,
        String htmlUrl,
        String badgeUrl,
        @Nullable Instant deletedAt,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
