package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A step of a job.
 *
 * @param number from 1 on, with gaps
 * @param status see {@link Status}; GitHub may add words
 * @param conclusion {@code null} until the end
 * @param json everything that GitHub said about it
 */
public record WorkflowStep(
        String name,
        int number,
        String status,
        @Nullable String conclusion,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {}
