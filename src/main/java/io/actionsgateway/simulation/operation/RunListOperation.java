package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import java.util.function.Predicate;

/** GitHub's lists of runs: those of a repository, and those of one of its workflows. */
final class RunListOperation {

    /** What GitHub finds at most when a list is filtered. */
    private static final int MOST_FOUND = 1_000;

    private RunListOperation() {}

    static void register(Operations operations) {
        operations
                .on("actions/list-workflow-runs-for-repo", request -> list(request, any -> true))
                .on("actions/list-workflow-runs", RunListOperation::ofWorkflow);
    }

    private static ApiAnswer ofWorkflow(ApiRequest request) {
        Workflow workflow = WorkflowOperations.workflow(request);
        return list(request, run -> run.workflow() == workflow);
    }

    private static ApiAnswer list(ApiRequest request, Predicate<WorkflowRun> listed) {
        RunFilter filter = RunFilter.of(request);
        List<RunAttempt> runs = request.repository().runs().newestFirst().stream()
                .filter(listed)
                .map(WorkflowRun::latest)
                .filter(filter::admits)
                .limit(filter.searches() ? MOST_FOUND : Long.MAX_VALUE)
                .toList();
        return request.page("workflow_runs", runs, attempt -> RunOperations.payload(request, attempt));
    }
}
