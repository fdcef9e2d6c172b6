package io.actionsgateway.simulation.operation;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowRun;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Starts a run of a workflow.
 *
 * @see <a href="https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event">GitHub's operation</a>
 */
final class DispatchOperation {

    private static final String NO_TRIGGER = "Workflow does not have 'workflow_dispatch' trigger";
    private static final String DISABLED = "Cannot trigger a 'workflow_dispatch' on a disabled workflow";

    private final RunSimulator simulator;

    DispatchOperation(RunSimulator simulator) {
        this.simulator = simulator;
    }

    void register(Operations operations) {
        operations.on("actions/create-workflow-dispatch", this::dispatch);
    }

    private ApiAnswer dispatch(ApiRequest request) {
        Repository repository = request.repository();
        Workflow workflow = WorkflowOperations.workflow(request);
        String ref = request.body().path("ref").asString("");
        String branch = repository.branch(ref).orElseThrow(() -> GitHubError.unprocessable("No ref found for: " + ref));
        checkTrigger(workflow);
        Trigger trigger = new Trigger(
                WorkflowScript.DISPATCH,
                branch,
                repository.headSha(branch),
                request.caller().account(),
                DispatchInputs.of(request.body()).complete(workflow.script()));
        WorkflowRun run = simulator.dispatch(repository, workflow, trigger);
        return wantsDetails(request) ? details(request.payloads(), run) : ApiAnswer.noContent();
    }

    private static void checkTrigger(Workflow workflow) {
        if (!workflow.script().events().contains(WorkflowScript.DISPATCH)) {
            throw GitHubError.unprocessable(NO_TRIGGER);
        }
        if (!workflow.enabled()) {
            throw GitHubError.unprocessable(DISABLED);
        }
    }

    private static boolean wantsDetails(ApiRequest request) {
        return request.version() == ApiVersion.V2026_03_10
                || request.body().path("return_run_details").asBoolean(false);
    }

    private static ApiAnswer details(Payloads payloads, WorkflowRun run) {
        return ApiAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("workflow_run_id", run.id())
                .put("run_url", payloads.runUrl(run))
                .put("html_url", Payloads.runHtmlUrl(run)));
    }
}
