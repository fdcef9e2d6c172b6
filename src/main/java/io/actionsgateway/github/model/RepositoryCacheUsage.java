package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/**
 * How full a repository's Actions cache is; GitHub counts about every five minutes.
 *
 * @param fullName the repository
 * @param activeCachesSizeInBytes together
 * @param activeCachesCount how many entries
 * @param json everything that GitHub said about it
 */
public record RepositoryCacheUsage(
        String fullName,
        long activeCachesSizeInBytes,
        long activeCachesCount,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
