package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * How full the Actions caches of an organization are; GitHub counts about every five minutes.
 *
 * @param totalActiveCachesCount how many entries
 * @param totalActiveCachesSizeInBytes together
 * @param json everything that GitHub said about it
 */
public record OrganizationCacheUsage(
        long totalActiveCachesCount,
        long totalActiveCachesSizeInBytes,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
