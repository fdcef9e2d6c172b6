package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How long a workflow ran in this billing cycle on GitHub's runners.
 *
 * @param billable by operating system, such as {@code UBUNTU}
 * @param json everything that GitHub said about it
 */
public record WorkflowUsage(
        Map<String, BillableTime> billable,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public WorkflowUsage {
        billable = Copies.of(billable);
    }
}
