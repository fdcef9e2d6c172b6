package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How long an entry of a repository's Actions cache may be kept.
 *
 * @param maxCacheRetentionDays in days
 * @param json everything that GitHub said about it
 */
public record CacheRetentionLimit(
        @Nullable Integer maxCacheRetentionDays,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
