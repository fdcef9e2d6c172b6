package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How large a repository's Actions cache may become.
 *
 * @param maxCacheSizeGb in gigabytes
 * @param json everything that GitHub said about it
 */
public record CacheStorageLimit(
        @Nullable Integer maxCacheSizeGb,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
