package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A reusable workflow that a run used.
 *
 * @param path with repository and ref
 * @param ref {@code null} where GitHub leaves it out
 * @param json everything that GitHub said about it
 */
public record ReferencedWorkflow(
        String path,
        String sha,
        @Nullable String ref,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}
