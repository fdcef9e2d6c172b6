package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.payload.Values;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What there is to select of repositories and people, in the words of GitHub's GraphQL. */
final class GraphQlObjects {

    private GraphQlObjects() {}

    static ObjectNode account(Account account) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("__typename", account.type())
                .put("id", Values.of(account).path("node_id").asString())
                .put("databaseId", account.id())
                .put("login", account.login())
                .put("name", account.login())
                .put("url", "https://github.com/" + account.login());
    }

    static ObjectNode repository(Repository repository, ApiRequest request) {
        JsonNode rest = request.payloads().repository(repository);
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("__typename", "Repository")
                .put("id", rest.path("node_id").asString())
                .put("databaseId", repository.id())
                .put("name", repository.name())
                .put("nameWithOwner", repository.fullName())
                .put("description", rest.path("description").asString(""))
                .put("url", rest.path("html_url").asString())
                .put("sshUrl", rest.path("ssh_url").asString())
                .put("visibility", repository.hidden() ? "PRIVATE" : "PUBLIC")
                .put("viewerPermission", "ADMIN")
                .put("viewerCanAdminister", true)
                .put("isPrivate", repository.hidden())
                .put("isInOrganization", repository.owner().type().equals("Organization"))
                .put("isFork", false)
                .put("isArchived", false)
                .put("isTemplate", false)
                .put("hasIssuesEnabled", true)
                .put("hasProjectsEnabled", true)
                .put("hasWikiEnabled", false)
                .put("mergeCommitAllowed", true)
                .put("rebaseMergeAllowed", true)
                .put("squashMergeAllowed", true)
                .put("createdAt", Values.time(repository.createdAt()))
                .putNull("parent");
        whole.putObject("defaultBranchRef").put("name", repository.defaultBranch());
        return whole.set("owner", account(repository.owner()));
    }
}
