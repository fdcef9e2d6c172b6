package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays runs once more: the whole run, what failed in it, or one job with all that need it.
 *
 * @see <a href="https://docs.github.com/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs">Re-running</a>
 */
final class RerunOperations {

    private static final String RUNNING = "This workflow is already running";
    private static final String NOT_AGAIN = "This workflow run cannot be retried";
    private static final String TOO_OLD = "Unable to retry this workflow run because it was created over a month ago";
    private static final String FORMER = "Only jobs from the current attempt can be re-run";
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int MOST_RERUNS = 50;
    private static final Set<@Nullable Conclusion> FAILED =
            Set.of(Conclusion.FAILURE, Conclusion.CANCELLED, Conclusion.TIMED_OUT);

    private final RunSimulator simulator;

    RerunOperations(RunSimulator simulator) {
        this.simulator = simulator;
    }

    void register(Operations operations) {
        operations
                .on("actions/re-run-workflow", this::rerun)
                .on("actions/re-run-workflow-failed-jobs", this::rerunFailed)
                .on("actions/re-run-job-for-workflow-run", this::rerunJob);
    }

    private ApiAnswer rerun(ApiRequest request) {
        simulator.rerun(
                playable(request, RunOperations.run(request)), request.caller().account());
        return ApiAnswer.created();
    }

    private ApiAnswer rerunFailed(ApiRequest request) {
        WorkflowRun run = playable(request, RunOperations.run(request));
        if (run.latest().jobs().stream().map(WorkflowJob::conclusion).noneMatch(FAILED::contains)) {
            throw GitHubError.forbidden(NOT_AGAIN);
        }
        simulator.rerunFailed(run, request.caller().account());
        return ApiAnswer.created();
    }

    private ApiAnswer rerunJob(ApiRequest request) {
        WorkflowJob job = JobOperations.job(request);
        WorkflowRun run = playable(request, job.attempt().run());
        if (job.attempt() != run.latest()) {
            throw GitHubError.forbidden(FORMER);
        }
        simulator.rerunJob(job, request.caller().account());
        return ApiAnswer.created();
    }

    private static WorkflowRun playable(ApiRequest request, WorkflowRun run) {
        if (!run.latest().isCompleted()) {
            throw GitHubError.forbidden(RUNNING);
        }
        if (run.createdAt().plus(WINDOW).isBefore(request.world().now())) {
            throw GitHubError.forbidden(TOO_OLD);
        }
        if (run.attempts().size() > MOST_RERUNS || run.latest().conclusion() == Conclusion.ACTION_REQUIRED) {
            throw GitHubError.forbidden(NOT_AGAIN);
        }
        return run;
    }
}
