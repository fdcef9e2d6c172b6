package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A group of which one run or job is in progress at a time.
 *
 * @param groupName its name
 * @param groupUrl where the API has it
 * @param groupMembers who holds it, then who waits for it; of a run's list only the run itself and its jobs
 * @param json everything that GitHub said about it
 */
public record ConcurrencyGroup(
        String groupName,
        String groupUrl,
        List<ConcurrencyMember> groupMembers,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /** Takes copies; what GitHub left out is empty. */
    public ConcurrencyGroup {
        groupMembers = Copies.of(groupMembers);
    }
}
