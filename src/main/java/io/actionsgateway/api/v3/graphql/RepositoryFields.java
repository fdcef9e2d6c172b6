package io.actionsgateway.api.v3.graphql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A repository as GraphQL tells of it, made of what REST tells. */
final class RepositoryFields {

    private RepositoryFields() {}

    static Map<String, @Nullable Object> of(JsonNode rest) {
        JsonNode owner = rest.path("owner");
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("id", rest.path("node_id").asString());
        fields.put("databaseId", rest.path("id").asLong());
        fields.put("name", rest.path("name").asString());
        fields.put("nameWithOwner", rest.path("full_name").asString());
        fields.put(
                "owner",
                Map.of(
                        "id",
                        owner.path("node_id").asString(""),
                        "login",
                        owner.path("login").asString("")));
        fields.put("description", rest.path("description").asString(null));
        fields.put("url", rest.path("html_url").asString(""));
        fields.put(
                "defaultBranchRef", Map.of("name", rest.path("default_branch").asString("")));
        fields.put("hasIssuesEnabled", is(rest, "has_issues"));
        fields.put("hasWikiEnabled", is(rest, "has_wiki"));
        fields.put("hasProjectsEnabled", is(rest, "has_projects"));
        fields.put("isArchived", is(rest, "archived"));
        fields.put("isFork", is(rest, "fork"));
        fields.put("isInOrganization", owner.path("type").asString("").equals("Organization"));
        fields.put("isPrivate", is(rest, "private"));
        fields.put("isTemplate", is(rest, "is_template"));
        fields.put("mergeCommitAllowed", is(rest, "allow_merge_commit"));
        fields.put("rebaseMergeAllowed", is(rest, "allow_rebase_merge"));
        fields.put("squashMergeAllowed", is(rest, "allow_squash_merge"));
        fields.put("viewerCanAdminister", false);
        fields.put("visibility", rest.path("visibility").asString("private").toUpperCase(Locale.ROOT));
        return fields;
    }

    private static boolean is(JsonNode rest, String name) {
        return rest.path(name).asBoolean(false);
    }
}
