package io.actionsgateway.api.docs;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one operation of those that answer a request in different forms, among which a client chooses by {@code Accept}. */
final class OtherForms {

    private static final String SUMMARY = "summary";
    private static final String DESCRIPTION = "description";
    private static final String PARAMETERS = "parameters";

    private OtherForms() {}

    /** The first one keeps its name, and learns the parameters, answers and media types of the other. */
    static ObjectNode join(ObjectNode first, ObjectNode other) {
        String said = first.path(DESCRIPTION).asString(line(first));
        first.put(DESCRIPTION, said + "\n" + line(other));
        ArrayNode parameters = first.withArray(PARAMETERS);
        Set<String> known = new LinkedHashSet<>();
        parameters.forEach(each -> known.add(key(each)));
        other.path(PARAMETERS).forEach(each -> {
            if (known.add(key(each))) {
                parameters.add(each);
            }
        });
        ObjectNode responses = first.withObject("/responses");
        other.path("responses").propertyStream().forEach(each -> answer(responses, each.getKey(), each.getValue()));
        return first;
    }

    private static void answer(ObjectNode responses, String status, JsonNode other) {
        if (!responses.has(status)) {
            responses.set(status, other);
            return;
        }
        JsonNode content = responses.path(status).path("content");
        other.path("content")
                .propertyStream()
                .forEach(each -> ((ObjectNode) content).set(each.getKey(), each.getValue()));
    }

    private static String key(JsonNode parameter) {
        return parameter.path("in").asString() + " " + parameter.path("name").asString();
    }

    private static String line(ObjectNode operation) {
        JsonNode content = operation.path("responses").path("200").path("content");
        String types = String.join("`, `", content.propertyNames());
        return "- `" + types + "`: " + operation.path(SUMMARY).asString();
    }
}
