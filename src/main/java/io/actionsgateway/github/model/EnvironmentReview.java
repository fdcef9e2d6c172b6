package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How somebody decided about a run's deployments.
 *
 * @param environments which
 * @param state {@code approved}, {@code rejected} or {@code pending}
 * @param user who
 * @param json everything that GitHub said about it
 */
public record EnvironmentReview(
        List<EnvironmentSummary> environments,
        String state,
        @Nullable Actor user,
        String comment,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public EnvironmentReview {
        environments = Copies.of(environments);
    }
}
