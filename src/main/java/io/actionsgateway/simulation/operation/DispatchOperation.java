package io.actionsgateway.simulation.operation;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.InputScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Starts a run of a workflow.
 *
 * @see <a href="https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event">GitHub's operation</a>
 */
public final class DispatchOperation {

    private final RunSimulator simulator;

    public DispatchOperation(RunSimulator simulator) {
        this.simulator = simulator;
    }

    public void register(Operations operations) {
        operations.on("actions/create-workflow-dispatch", this::dispatch);
    }

    private ApiAnswer dispatch(ApiRequest request) {
        Repository repository = request.repository();
        Workflow workflow = repository.workflow(request.path("workflow_id")).orElseThrow(GitHubError::notFound);
        String ref = request.body().path("ref").asString("");
        String branch = repository.branch(ref).orElseThrow(() -> GitHubError.unprocessable("No ref found for: " + ref));
        Map<String, String> inputs = inputs(request.body().path("inputs"));
        checkInputs(workflow.script(), inputs);
        Trigger trigger = new Trigger(
                WorkflowScript.DISPATCH,
                branch,
                repository.headSha(branch),
                request.caller().account(),
                workflow.script().complete(inputs));
        WorkflowRun run = simulator.dispatch(repository, workflow, trigger);
        return wantsDetails(request) ? details(request.payloads(), run) : ApiAnswer.noContent();
    }

    private static Map<String, String> inputs(JsonNode sent) {
        Map<String, String> inputs = new LinkedHashMap<>();
        sent.properties().forEach(input -> inputs.put(input.getKey(), text(input.getValue())));
        return inputs;
    }

    /** Callers send numbers and booleans too; workflows get text. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static void checkInputs(WorkflowScript workflow, Map<String, String> sent) {
        List<String> known = workflow.inputs().stream().map(InputScript::name).toList();
        String unexpected = sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
        if (!unexpected.isEmpty()) {
            throw GitHubError.unprocessable("Unexpected inputs provided: [" + unexpected + "]");
        }
        for (InputScript input : workflow.inputs()) {
            String value = input.value(sent.get(input.name()));
            if (!input.allows(value)) {
                throw GitHubError.unprocessable("Provided value '" + value + "' for input '" + input.name()
                        + "' not in the list of allowed values");
            }
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
