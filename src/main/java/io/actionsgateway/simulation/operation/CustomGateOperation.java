package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Lets an App decide on deployments to an environment that it guards, or tell how far it has come.
 *
 * @see <a
 *     href="https://docs.github.com/rest/actions/workflow-runs#review-custom-deployment-protection-rules-for-a-workflow-run">GitHub's
 *     operation</a>
 */
final class CustomGateOperation {

    private static final String NOT_YOURS = "Resource not accessible by integration";

    private final RunSimulator simulator;

    CustomGateOperation(RunSimulator simulator) {
        this.simulator = simulator;
    }

    void register(Operations operations) {
        operations.on("actions/review-custom-gates-for-run", this::review);
    }

    private ApiAnswer review(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        String name = request.body().path("environment_name").asString("");
        List<HeldJob> held = HeldJob.of(run).stream()
                .filter(each -> each.environment().name().equalsIgnoreCase(name))
                .filter(each -> !each.gate().undecided().isEmpty())
                .toList();
        HeldJob.refuseNone(held);
        String app =
                Decider.of(request).app(held.getFirst().gate()).orElseThrow(() -> GitHubError.forbidden(NOT_YOURS));
        decide(request.body(), run, held.getFirst().environment(), app);
        return ApiAnswer.noContent();
    }

    /** Without a state it is but a word on the way. */
    private void decide(JsonNode body, WorkflowRun run, Environment environment, String app) {
        String state = body.path("state").asString("");
        if (!state.isEmpty()) {
            String comment = body.path("comment").asString("");
            simulator.decide(run, environment, app, state.equals("approved"), comment);
        }
    }
}
