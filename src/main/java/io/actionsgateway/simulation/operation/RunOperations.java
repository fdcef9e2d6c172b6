package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;

/** GitHub's operations on workflow runs. */
public final class RunOperations {

    private static final String RUNNING = "This workflow is already running";
    private static final String NOTHING_FAILED = "This workflow run cannot be retried";

    private final RunSimulator simulator;

    public RunOperations(RunSimulator simulator) {
        this.simulator = simulator;
    }

    public void register(Operations operations) {
        operations
                .on("actions/list-workflow-runs-for-repo", RunOperations::list)
                .on("actions/get-workflow-run", RunOperations::get)
                .on("actions/get-workflow-run-attempt", RunOperations::attempt)
                .on("actions/re-run-workflow", this::rerun)
                .on("actions/re-run-workflow-failed-jobs", this::rerunFailed);
    }

    private static ApiAnswer list(ApiRequest request) {
        List<RunAttempt> runs = request.repository().runs().newestFirst().stream()
                .map(WorkflowRun::latest)
                .filter(attempt -> matches(request, attempt))
                .toList();
        return request.page("workflow_runs", runs, request.payloads()::run);
    }

    /** GitHub's {@code status} filter takes conclusions too. */
    private static boolean matches(ApiRequest request, RunAttempt attempt) {
        Conclusion conclusion = attempt.conclusion();
        boolean status = request.admits("status", attempt.status().word())
                || (conclusion != null && request.admits("status", conclusion.word()));
        return status
                && request.admits("event", attempt.run().trigger().event())
                && request.admits("branch", attempt.run().trigger().branch())
                && request.admits("head_sha", attempt.run().trigger().headSha())
                && request.admits("actor", attempt.run().trigger().actor().login());
    }

    private static ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(request.payloads().run(run(request).latest()));
    }

    private static ApiAnswer attempt(ApiRequest request) {
        return ApiAnswer.ok(request.payloads().run(attemptOf(request)));
    }

    private ApiAnswer rerun(ApiRequest request) {
        simulator.rerun(completed(request), request.caller().account());
        return ApiAnswer.created();
    }

    private ApiAnswer rerunFailed(ApiRequest request) {
        WorkflowRun run = completed(request);
        if (run.latest().conclusion() != Conclusion.FAILURE) {
            throw GitHubError.forbidden(NOTHING_FAILED);
        }
        simulator.rerunFailed(run, request.caller().account());
        return ApiAnswer.created();
    }

    private static WorkflowRun completed(ApiRequest request) {
        WorkflowRun run = run(request);
        if (!run.latest().isCompleted()) {
            throw GitHubError.forbidden(RUNNING);
        }
        return run;
    }

    /** The run in the path. */
    static WorkflowRun run(ApiRequest request) {
        return request.repository().runs().run(request.number("run_id")).orElseThrow(GitHubError::notFound);
    }

    /** The attempt in the path. */
    static RunAttempt attemptOf(ApiRequest request) {
        long number = request.number("attempt_number");
        return run(request).attempts().stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst()
                .orElseThrow(GitHubError::notFound);
    }
}
