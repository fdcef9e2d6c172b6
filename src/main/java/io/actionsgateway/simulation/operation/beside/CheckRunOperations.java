package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.payload.CheckPayloads;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.List;
import org.springframework.http.HttpMethod;

/** GitHub's operations on the checks that jobs are; they have the jobs' numbers. */
final class CheckRunOperations {

    private static final String PATH = "/repos/{owner}/{repo}/check-runs/{check_run_id}";

    private CheckRunOperations() {}

    static void register(Operations operations) {
        operations
                .beside(
                        "checks/get",
                        HttpMethod.GET,
                        PATH,
                        "checks/runs#get-a-check-run",
                        request -> ApiAnswer.ok(new CheckPayloads(request.payloads()).run(job(request))))
                .beside(
                        "checks/list-annotations",
                        HttpMethod.GET,
                        PATH + "/annotations",
                        "checks/runs#list-check-run-annotations",
                        CheckRunOperations::annotations);
    }

    /** The twin's jobs note nothing. */
    private static ApiAnswer annotations(ApiRequest request) {
        var _ = job(request);
        return ApiAnswer.list(List.of());
    }

    private static WorkflowJob job(ApiRequest request) {
        return request.repository().runs().job(request.number("check_run_id")).orElseThrow(GitHubError::notFound);
    }
}
