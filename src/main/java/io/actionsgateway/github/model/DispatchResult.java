package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What GitHub said to a dispatch. An Enterprise Server says nothing: all is {@code null} then.
 *
 * @param workflowRunId the run
 * @param runUrl in the API
 * @param htmlUrl for people
 * @param json everything that GitHub said about it
 */
public record DispatchResult(
        @Nullable Long workflowRunId,
        @Nullable String runUrl,
        @Nullable String htmlUrl,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** The dispatch was taken; which run came of it was not said. */
    public static final DispatchResult UNKNOWN =
            new DispatchResult(null, null, null, JsonNodeFactory.instance.objectNode());
}
