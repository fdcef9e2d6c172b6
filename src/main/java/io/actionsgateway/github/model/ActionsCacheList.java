package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Entries of a repository's Actions cache, as GitHub gives them after it has deleted them.
 *
 * @param totalCount how many
 * @param actionsCaches the entries
 * @param json everything that GitHub said about them
 */
public record ActionsCacheList(
        long totalCount,
        List<ActionsCache> actionsCaches,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {

    /** Takes a copy; no list is an empty one. */
    @SuppressWarnings("NullAway")
    public ActionsCacheList {
        actionsCaches = actionsCaches == null ? List.of() : List.copyOf(actionsCaches);
    }
}
