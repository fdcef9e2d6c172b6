package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Operations;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** GitHub's operations on the API itself. */
final class RootOperations {

    private static final Map<String, String> ADDRESSES = Map.of(
            "current_user_url", "/user",
            "organization_url", "/orgs/{org}",
            "rate_limit_url", "/rate_limit",
            "repository_url", "/repos/{owner}/{repo}",
            "user_url", "/users/{user}");
    private static final List<String> RANGES = List.of("hooks", "web", "api", "git", "actions");

    private RootOperations() {}

    static void register(Operations operations) {
        operations
                .beside("meta/root", HttpMethod.GET, "/", "meta/meta#github-api-root", RootOperations::root)
                .on("meta/get", request -> ApiAnswer.ok(meta()))
                .on(
                        "meta/get-all-versions",
                        request -> ApiAnswer.list(Stream.of(ApiVersion.values())
                                .map(version -> StringNode.valueOf(version.date()))
                                .toList()));
    }

    private static ApiAnswer root(ApiRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ADDRESSES.keySet().stream()
                .sorted()
                .forEach(name -> body.put(name, request.payloads().api() + ADDRESSES.get(name)));
        return ApiAnswer.ok(body);
    }

    /** Everything of the twin comes from this machine. */
    private static ObjectNode meta() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("verifiable_password_authentication", false);
        RANGES.forEach(each -> body.putArray(each).add("127.0.0.0/8").add("::1/128"));
        return body;
    }
}
