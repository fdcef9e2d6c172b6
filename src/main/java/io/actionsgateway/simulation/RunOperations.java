package io.actionsgateway.simulation;

import java.util.List;

/** GitHub's operations on workflow runs. */
final class RunOperations {

    private static final String RUNNING = "This workflow is already running";
    private static final String NOTHING_FAILED = "This workflow run cannot be retried";

    private final RunSimulator simulator;
    private final Seed seed;

    RunOperations(RunSimulator simulator, Seed seed) {
        this.simulator = simulator;
        this.seed = seed;
    }

    ApiAnswer list(ApiRequest request) {
        List<RunAttempt> runs = simulator.runs().newestFirst().stream()
                .map(WorkflowRun::latest)
                .filter(attempt -> matches(request, attempt))
                .toList();
        return request.page("workflow_runs", runs, request.payloads()::run);
    }

    /** GitHub's {@code status} filter takes conclusions too. */
    private boolean matches(ApiRequest request, RunAttempt attempt) {
        Conclusion conclusion = attempt.conclusion();
        boolean status = request.admits("status", attempt.status().word())
                || (conclusion != null && request.admits("status", conclusion.word()));
        return status
                && request.admits("event", "workflow_dispatch")
                && request.admits("branch", seed.branch())
                && request.admits("head_sha", seed.headSha())
                && request.admits("actor", seed.actor().login());
    }

    ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(request.payloads().run(run(request).latest()));
    }

    ApiAnswer attempt(ApiRequest request) {
        return ApiAnswer.ok(request.payloads().run(attemptOf(request)));
    }

    ApiAnswer rerun(ApiRequest request) {
        simulator.rerun(completed(request));
        return ApiAnswer.created();
    }

    ApiAnswer rerunFailed(ApiRequest request) {
        WorkflowRun run = completed(request);
        if (run.latest().conclusion() != Conclusion.FAILURE) {
            throw GitHubError.forbidden(NOTHING_FAILED);
        }
        simulator.rerunFailed(run);
        return ApiAnswer.created();
    }

    private WorkflowRun completed(ApiRequest request) {
        WorkflowRun run = run(request);
        if (!run.latest().isCompleted()) {
            throw GitHubError.forbidden(RUNNING);
        }
        return run;
    }

    WorkflowRun run(ApiRequest request) {
        return simulator.runs().run(request.number("run_id")).orElseThrow(GitHubError::notFound);
    }

    RunAttempt attemptOf(ApiRequest request) {
        long number = request.number("attempt_number");
        return run(request).attempts().stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst()
                .orElseThrow(GitHubError::notFound);
    }
}
