package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.function.Consumer;

/** Ends runs before their time. */
final class CancelOperations {

    private static final String COMPLETED = "Cannot cancel a workflow run that is completed.";

    private final RunSimulator simulator;

    CancelOperations(RunSimulator simulator) {
        this.simulator = simulator;
    }

    void register(Operations operations) {
        operations
                .on("actions/cancel-workflow-run", request -> end(request, simulator::cancel))
                .on("actions/force-cancel-workflow-run", request -> end(request, simulator::forceCancel));
    }

    private static ApiAnswer end(ApiRequest request, Consumer<WorkflowRun> end) {
        WorkflowRun run = RunOperations.run(request);
        if (run.latest().isCompleted()) {
            throw GitHubError.conflict(COMPLETED);
        }
        end.accept(run);
        return ApiAnswer.accepted();
    }
}
