package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a run has left behind; its content is a zip.
 *
 * @param expired whether the content is gone
 * @param expiresAt when it goes, or went
 * @param digest {@code sha256:} and hexadecimal digits; {@code null} for older artifacts and on older Enterprise Servers
 * @param workflowRun where it comes from; {@code null} when that is not known
 * @param json everything that GitHub said about it
 * @see <a href="https://docs.github.com/rest/actions/artifacts">Artifacts</a>
 */
public record Artifact(
        long id,
        String nodeId,
        String name,
        long sizeInBytes,
        String url,
        String archiveDownloadUrl,
        boolean expired,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant updatedAt,
        @Nullable String digest,
        @Nullable ArtifactRun workflowRun,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
