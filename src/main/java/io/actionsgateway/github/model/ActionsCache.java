package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a repository's Actions cache.
 *
 * @param id GitHub's id
 * @param ref whole ref that it belongs to, such as {@code refs/heads/main}
 * @param key complete
 * @param version digest of paths and compression; a key exists once for each version and ref
 * @param lastAccessedAt when it was last used
 * @param createdAt when it was saved
 * @param sizeInBytes compressed
 * @param json everything that GitHub said about it
 */
public record ActionsCache(
        long id,
        @Nullable String ref,
        @Nullable String key,
        @Nullable String version,
        @Nullable Instant lastAccessedAt,
        @Nullable Instant createdAt,
        long sizeInBytes,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
