package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Workflow;

/** GitHub's operations on workflow files. */
final class WorkflowOperations {

    private WorkflowOperations() {}

    static void register(Operations operations) {
        operations
                .on("actions/list-repo-workflows", WorkflowOperations::list)
                .on("actions/get-workflow", WorkflowOperations::get)
                .on("actions/enable-workflow", request -> enable(request, true))
                .on("actions/disable-workflow", request -> enable(request, false));
    }

    private static ApiAnswer list(ApiRequest request) {
        Repository repository = request.repository();
        return request.page(
                "workflows", repository.workflows(), each -> request.payloads().workflow(repository, each));
    }

    private static ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(request.payloads().workflow(request.repository(), workflow(request)));
    }

    private static ApiAnswer enable(ApiRequest request, boolean wanted) {
        workflow(request).enable(wanted, request.world().now());
        return ApiAnswer.noContent();
    }

    /** The workflow in the path, by number or by file name. */
    static Workflow workflow(ApiRequest request) {
        return request.repository().workflow(request.path("workflow_id")).orElseThrow(GitHubError::notFound);
    }
}
