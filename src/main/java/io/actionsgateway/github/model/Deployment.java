package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A deployment.
 *
 * @param ref branch, tag or hash
 * @param originalEnvironment before a promotion; {@code null} where GitHub leaves it out
 * @param payload an object or text of whoever made it
 * @param json everything that GitHub said about it
 * @see <a href="https://docs.github.com/rest/deployments/deployments">Deployments</a>
 */
public record Deployment(
        long id,
        String nodeId,
        String sha,
        String ref,
        String task,
        String environment,
        @Nullable String originalEnvironment,
        @Nullable String description,
        @Nullable Actor creator,
        @Nullable JsonNode payload,
        Instant createdAt,
        Instant updatedAt,
        String url,
        String statusesUrl,
        String repositoryUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
