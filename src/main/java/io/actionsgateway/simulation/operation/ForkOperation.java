package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.WorkflowRun;

/** Lets the run of a stranger's pull request begin. */
final class ForkOperation {

    private static final String NO_FORK = "This run is not from a fork pull request";

    private final RunSimulator simulator;

    ForkOperation(RunSimulator simulator) {
        this.simulator = simulator;
    }

    void register(Operations operations) {
        operations.on("actions/approve-workflow-run", this::approve);
    }

    private ApiAnswer approve(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        if (!run.trigger().fork() || run.latest().conclusion() != Conclusion.ACTION_REQUIRED) {
            throw GitHubError.forbidden(NO_FORK);
        }
        simulator.approveFork(run);
        return ApiAnswer.created();
    }
}
