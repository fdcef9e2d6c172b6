package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.storage.BlobPath;
import io.actionsgateway.simulation.storage.SignedUrls;

/** GitHub's operations on logs: there are some once the job or the attempt has ended, for 90 days. */
final class LogOperations {

    private static final String ANONYMOUS = "Must have admin rights to Repository.";
    private static final String STILL_WRITTEN = "Cannot delete the logs of a workflow run that is in progress.";
    private static final String EXPIRED = "Server Error";

    private final SignedUrls links;

    public LogOperations(SignedUrls links) {
        this.links = links;
    }

    public void register(Operations operations) {
        operations
                .on("actions/download-job-logs-for-workflow-run", this::ofJob)
                .on("actions/download-workflow-run-logs", this::ofRun)
                .on("actions/download-workflow-run-attempt-logs", this::ofAttempt)
                .on("actions/delete-workflow-run-logs", LogOperations::delete);
    }

    private ApiAnswer ofJob(ApiRequest request) {
        WorkflowJob job =
                request.repository().runs().job(request.number("job_id")).orElseThrow(GitHubError::notFound);
        return found(request, job.attempt().run(), job.attempt().run().hasLog(job), BlobPath.of(job));
    }

    private ApiAnswer ofRun(ApiRequest request) {
        return of(request, RunOperations.run(request).latest());
    }

    private ApiAnswer ofAttempt(ApiRequest request) {
        return of(request, RunOperations.attemptOf(request));
    }

    private ApiAnswer of(ApiRequest request, RunAttempt attempt) {
        WorkflowRun run = attempt.run();
        boolean any = attempt.isCompleted() && attempt.jobs().stream().anyMatch(run::hasLog);
        return found(request, run, any, BlobPath.of(attempt));
    }

    private ApiAnswer found(ApiRequest request, WorkflowRun run, boolean any, BlobPath path) {
        if (request.caller().anonymous()) {
            throw GitHubError.forbidden(ANONYMOUS);
        }
        if (!any) {
            throw GitHubError.notFound();
        }
        if (run.logsExpired(request.world().now())) {
            throw GitHubError.of(410, EXPIRED);
        }
        return ApiAnswer.found(links.link(request.host(), path));
    }

    private static ApiAnswer delete(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        if (!run.latest().isCompleted()) {
            throw GitHubError.forbidden(STILL_WRITTEN);
        }
        run.dropLogs();
        return ApiAnswer.noContent();
    }
}
