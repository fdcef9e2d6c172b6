package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Repository;
import java.util.List;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's operations on branches. */
final class BranchOperations {

    private static final String PATH = "/repos/{owner}/{repo}/branches";

    private BranchOperations() {}

    static void register(Operations operations) {
        operations
                .beside(
                        "repos/list-branches",
                        HttpMethod.GET,
                        PATH,
                        "branches/branches#list-branches",
                        BranchOperations::list)
                .beside(
                        "repos/get-branch",
                        HttpMethod.GET,
                        PATH + "/{*branch}",
                        "branches/branches#get-a-branch",
                        BranchOperations::get);
    }

    private static ApiAnswer list(ApiRequest request) {
        List<String> names = List.copyOf(request.repository().branches().keySet());
        return request.plainPage(names, name -> branch(request, name));
    }

    private static ApiAnswer get(ApiRequest request) {
        String name = request.path("branch").substring(1);
        if (!request.repository().branches().containsKey(name)) {
            throw GitHubError.of(404, "Branch not found");
        }
        return ApiAnswer.ok(branch(request, name));
    }

    private static ObjectNode branch(ApiRequest request, String name) {
        Repository repository = request.repository();
        String sha = repository.headSha(name);
        ObjectNode branch = JsonNodeFactory.instance.objectNode().put("name", name);
        branch.putObject("commit").put("sha", sha).put("url", request.payloads().url(repository) + "/commits/" + sha);
        return branch.put("protected", false);
    }
}
