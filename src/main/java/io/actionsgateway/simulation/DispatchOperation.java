package io.actionsgateway.simulation;

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
final class DispatchOperation {

    /** From this version of the API on, the answer always tells of the run. */
    private static final String TELLING_VERSION = "2026-03-10";

    private final RunSimulator simulator;
    private final Seed seed;

    DispatchOperation(RunSimulator simulator, Seed seed) {
        this.simulator = simulator;
        this.seed = seed;
    }

    ApiAnswer dispatch(ApiRequest request) {
        WorkflowScript workflow = seed.workflow(request.path("workflow_id")).orElseThrow(GitHubError::notFound);
        checkRef(request.body().path("ref"));
        Map<String, String> inputs = inputs(request.body().path("inputs"));
        checkInputs(workflow, inputs);
        WorkflowRun run = simulator.dispatch(workflow, inputs);
        return wantsDetails(request) ? details(request.payloads(), run) : ApiAnswer.noContent();
    }

    private void checkRef(JsonNode ref) {
        if (!ref.isString()) {
            throw GitHubError.unprocessable("Invalid request.\n\n\"ref\" wasn't supplied.");
        }
        if (!seed.hasRef(ref.stringValue())) {
            throw GitHubError.unprocessable("No ref found for: " + ref.stringValue());
        }
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
            String value = sent.getOrDefault(input.name(), input.fallback());
            if (!input.allows(value)) {
                throw GitHubError.unprocessable("Provided value '" + value + "' for input '" + input.name()
                        + "' not in the list of allowed values");
            }
        }
    }

    private static boolean wantsDetails(ApiRequest request) {
        String version = request.http().headers().firstHeader("X-GitHub-Api-Version");
        return TELLING_VERSION.equals(version)
                || request.body().path("return_run_details").asBoolean(false);
    }

    private ApiAnswer details(Payloads payloads, WorkflowRun run) {
        return ApiAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("workflow_run_id", run.id())
                .put("run_url", payloads.runUrl(run))
                .put("html_url", payloads.runHtmlUrl(run)));
    }
}
