package io.actionsgateway.simulation;

import static io.actionsgateway.simulation.Operation.get;
import static io.actionsgateway.simulation.Operation.post;

import java.util.List;
import java.util.stream.Stream;

/** The table of all operations that the twin offers. */
final class Operations {

    private static final String RUNS = "actions/workflow-runs#";
    private static final String JOBS = "actions/workflow-jobs#";
    private static final String REPOSITORY = "/repos/{owner}/{repo}";
    private static final String ACTIONS = REPOSITORY + "/actions";
    private static final String RUN = ACTIONS + "/runs/{run_id}";
    private static final String ATTEMPT = RUN + "/attempts/{attempt_number}";

    private Operations() {}

    static List<Operation> of(RunSimulator simulator, Seed seed) {
        var runs = new RunOperations(simulator, seed);
        return Stream.of(
                        repository(new DispatchOperation(simulator, seed)),
                        runs(runs),
                        jobs(new JobOperations(simulator, runs)),
                        reviews(new ReviewOperations(simulator, runs)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation> repository(DispatchOperation dispatches) {
        return List.of(
                get(
                        REPOSITORY,
                        "repos/repos#get-a-repository",
                        request -> ApiAnswer.ok(request.payloads().fullRepository())),
                post(
                        ACTIONS + "/workflows/{workflow_id}/dispatches",
                        "actions/workflows#create-a-workflow-dispatch-event",
                        dispatches::dispatch));
    }

    private static List<Operation> runs(RunOperations runs) {
        return List.of(
                get(ACTIONS + "/runs", RUNS + "list-workflow-runs-for-a-repository", runs::list),
                get(RUN, RUNS + "get-a-workflow-run", runs::get),
                get(ATTEMPT, RUNS + "get-a-workflow-run-attempt", runs::attempt),
                post(RUN + "/rerun", RUNS + "re-run-a-workflow", runs::rerun),
                post(RUN + "/rerun-failed-jobs", RUNS + "re-run-failed-jobs-from-a-workflow-run", runs::rerunFailed));
    }

    private static List<Operation> jobs(JobOperations jobs) {
        return List.of(
                get(RUN + "/jobs", JOBS + "list-jobs-for-a-workflow-run", jobs::list),
                get(ATTEMPT + "/jobs", JOBS + "list-jobs-for-a-workflow-run-attempt", jobs::ofAttempt),
                get(ACTIONS + "/jobs/{job_id}", JOBS + "get-a-job-for-a-workflow-run", jobs::get));
    }

    private static List<Operation> reviews(ReviewOperations reviews) {
        String gate = RUN + "/pending_deployments";
        return List.of(
                get(gate, RUNS + "get-pending-deployments-for-a-workflow-run", reviews::pending),
                post(gate, RUNS + "review-pending-deployments-for-a-workflow-run", reviews::review));
    }
}
