package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowRun;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's operations on single workflow runs. */
final class RunOperations {

    private static final String RUNNING = "Could not delete the workflow run";

    private RunOperations() {}

    static void register(Operations operations) {
        operations
                .on("actions/get-workflow-run", RunOperations::get)
                .on("actions/get-workflow-run-attempt", RunOperations::attempt)
                .on("actions/delete-workflow-run", RunOperations::delete);
    }

    private static ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(payload(request, run(request).latest()));
    }

    private static ApiAnswer attempt(ApiRequest request) {
        return ApiAnswer.ok(payload(request, attemptOf(request)));
    }

    private static ApiAnswer delete(ApiRequest request) {
        WorkflowRun run = run(request);
        if (!run.latest().isCompleted()) {
            throw GitHubError.forbidden(RUNNING);
        }
        request.repository().runs().remove(run);
        return ApiAnswer.noContent();
    }

    /** An attempt, without its pull requests where the caller does not want them. */
    static ObjectNode payload(ApiRequest request, RunAttempt attempt) {
        ObjectNode payload = request.payloads().run(attempt);
        if (!request.admits("exclude_pull_requests", "false")) {
            payload.putArray("pull_requests");
        }
        return payload;
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
