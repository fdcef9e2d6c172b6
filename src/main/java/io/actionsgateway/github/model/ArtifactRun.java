package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The run that made an artifact.
 *
 * @param id of the run
 * @param json everything that GitHub said about it
 */
public record ArtifactRun(
        @Nullable Long id,
        @Nullable Long repositoryId,
        @Nullable Long headRepositoryId,
        @Nullable String headBranch,
        @Nullable String headSha,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
