package io.actionsgateway.simulation.operation;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Budget;
import io.actionsgateway.simulation.rest.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what the caller may still ask for, without counting. Only the core budget is ever used here; the others are what
 * GitHub grants.
 *
 * @see <a href="https://docs.github.com/rest/rate-limit/rate-limit">GitHub's operation</a>
 */
final class RateLimitOperation {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Resource(String name, int limit, Duration window) {}

    private static final List<Resource> OTHERS = List.of(
            new Resource("search", 30, MINUTE),
            new Resource("graphql", 5_000, HOUR),
            new Resource("integration_manifest", 5_000, HOUR),
            new Resource("source_import", 100, MINUTE),
            new Resource("code_scanning_autofix", 10, MINUTE),
            new Resource("actions_runner_registration", 10_000, HOUR),
            new Resource("scim", 15_000, HOUR),
            new Resource("dependency_snapshots", 100, MINUTE),
            new Resource("dependency_sbom", 100, MINUTE),
            new Resource("code_search", 10, MINUTE));

    private RateLimitOperation() {}

    static void register(Operations operations) {
        operations.on("rate-limit/get", RateLimitOperation::tell);
    }

    private static ApiAnswer tell(ApiRequest request) {
        Instant now = request.world().now();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode resources = body.putObject("resources");
        resources.set("core", json(request.budget().get()));
        OTHERS.forEach(each -> resources.set(each.name(), json(new Budget(each.limit(), 0, now.plus(each.window())))));
        if (request.version() == ApiVersion.V2022_11_28) {
            body.set("rate", json(request.budget().get()));
        }
        return ApiAnswer.ok(body);
    }

    private static ObjectNode json(Budget budget) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("limit", budget.limit())
                .put("used", budget.used())
                .put("remaining", budget.remaining())
                .put("reset", budget.reset().getEpochSecond());
    }
}
