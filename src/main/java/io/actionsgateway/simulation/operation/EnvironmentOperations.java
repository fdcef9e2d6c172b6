package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.payload.EnvironmentPayloads;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Environment;
import java.time.Instant;
import java.util.List;

/** GitHub's operations on what a repository deploys to. Names may hold slashes and spaces, encoded in the path. */
final class EnvironmentOperations {

    private static final int LONGEST_NAME = 255;

    private EnvironmentOperations() {}

    static void register(Operations operations) {
        operations
                .on("repos/get-all-environments", EnvironmentOperations::list)
                .on(
                        "repos/get-environment",
                        request -> ApiAnswer.ok(payloads(request).whole(environment(request))))
                .on("repos/create-or-update-environment", EnvironmentOperations::put)
                .on("repos/delete-an-environment", EnvironmentOperations::delete);
    }

    private static ApiAnswer list(ApiRequest request) {
        List<Environment> all = List.copyOf(request.repository().environments());
        return request.page("environments", all, payloads(request)::whole);
    }

    /** What a call leaves out, it takes away. */
    private static ApiAnswer put(ApiRequest request) {
        String name = request.path("environment_name");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw GitHubError.unprocessable("The environment name is invalid.");
        }
        EnvironmentGuards guards = EnvironmentGuards.of(request);
        Instant now = request.world().now();
        Environment environment =
                request.repository().environment(name, request.world().ids(), now);
        environment.guard(guards.reviewers(), guards.waitTimer(), guards.preventSelfReview(), now);
        environment.restrict(guards.branchPolicy());
        return ApiAnswer.ok(payloads(request).whole(environment));
    }

    private static ApiAnswer delete(ApiRequest request) {
        if (!request.repository().dropEnvironment(request.path("environment_name"))) {
            throw GitHubError.notFound();
        }
        return ApiAnswer.noContent();
    }

    /** The environment in the path. */
    static Environment environment(ApiRequest request) {
        return request.repository()
                .environment(request.path("environment_name"))
                .orElseThrow(GitHubError::notFound);
    }

    static EnvironmentPayloads payloads(ApiRequest request) {
        return new EnvironmentPayloads(request.payloads(), request.repository());
    }
}
