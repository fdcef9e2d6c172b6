package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Gate;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Collection;
import java.util.List;

/**
 * A job that does not get past its environment yet.
 *
 * @param job the job
 * @param gate what it waits for
 */
record HeldJob(WorkflowJob job, Gate gate) {

    private static final String NOTHING_PENDING = "No pending deployment requests to approve or reject";

    /** All of a run, in the file's order. */
    static List<HeldJob> of(WorkflowRun run) {
        return run.latest().jobs().stream()
                .flatMap(job -> job.gate().stream().map(gate -> new HeldJob(job, gate)))
                .toList();
    }

    /** There must be something to decide on. */
    static void refuseNone(Collection<?> pending) {
        if (pending.isEmpty()) {
            throw GitHubError.unprocessable(NOTHING_PENDING);
        }
    }

    Environment environment() {
        return gate.environment();
    }
}
