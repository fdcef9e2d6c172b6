package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.ProtectionRule;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowRun;

/**
 * Lets an App decide on deployments to an environment that it guards, or tell how far it has come.
 *
 * @see <a
 *     href="https://docs.github.com/rest/actions/workflow-runs#review-custom-deployment-protection-rules-for-a-workflow-run">GitHub's
 *     operation</a>
 */
final class CustomGateOperation {

    private static final String NOTHING_PENDING = "No pending deployment requests to approve or reject";

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
        Environment environment = held(run, name);
        ProtectionRule rule = Decider.rule(request, environment)
                .orElseThrow(() -> GitHubError.forbidden("Resource not accessible by integration"));
        String comment = request.body().path("comment").asString("");
        switch (request.body().path("state").asString("")) {
            case "approved" -> simulator.decide(run, environment, rule.app(), true, comment);
            case "rejected" -> simulator.decide(run, environment, rule.app(), false, comment);
            default -> run.latest().touch(request.world().now());
        }
        return ApiAnswer.noContent();
    }

    private static Environment held(WorkflowRun run, String name) {
        return run.latest().jobs().stream()
                .filter(job -> job.status() == Status.WAITING)
                .flatMap(job -> job.environment().stream())
                .filter(environment -> environment.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> GitHubError.unprocessable(NOTHING_PENDING));
    }
}
