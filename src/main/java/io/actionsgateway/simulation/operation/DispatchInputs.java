package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.scenario.InputScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a dispatch sends to its workflow.
 *
 * @param sent by name
 */
record DispatchInputs(Map<String, String> sent) {

    static DispatchInputs of(JsonNode body) {
        Map<String, String> sent = new LinkedHashMap<>();
        body.path("inputs").properties().forEach(input -> sent.put(input.getKey(), text(input.getValue())));
        return new DispatchInputs(sent);
    }

    /** Callers send numbers and booleans too; workflows get text. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** What was sent and the file's defaults for the rest; what the file does not want is refused. */
    SequencedMap<String, String> complete(WorkflowScript workflow) {
        refuseUnexpected(workflow);
        workflow.inputs().forEach(this::check);
        return workflow.complete(sent);
    }

    private void refuseUnexpected(WorkflowScript workflow) {
        List<String> known = workflow.inputs().stream().map(InputScript::name).toList();
        String unexpected = sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
        if (!unexpected.isEmpty()) {
            throw GitHubError.unprocessable("Unexpected inputs provided: [" + unexpected + "]");
        }
    }

    private void check(InputScript input) {
        String value = sent.get(input.name());
        boolean missing = value == null || value.isEmpty();
        if (missing && input.required() && input.fallback() == null) {
            throw GitHubError.unprocessable("Required input '" + input.name() + "' not provided");
        }
        if (value != null && !input.allows(value)) {
            throw GitHubError.unprocessable("Provided value '" + value + "' for input '" + input.name()
                    + "' not in the list of allowed values");
        }
    }
}
