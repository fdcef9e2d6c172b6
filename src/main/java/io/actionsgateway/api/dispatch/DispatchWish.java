package io.actionsgateway.api.dispatch;

import io.actionsgateway.api.policy.InputsDigest;
import io.actionsgateway.api.policy.JsonBody;
import io.actionsgateway.platform.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller wants to run.
 *
 * @param ref branch or tag
 * @param inputs text, numbers and booleans by name
 * @param correlationInput name of an input that is to be given the dispatch's id; {@code null}: none
 */
public record DispatchWish(
        String ref, ObjectNode inputs, @Nullable String correlationInput) {

    private static final Set<String> FIELDS = Set.of("ref", "inputs", "correlation_input");
    private static final int LONGEST = 255;

    /**
     * Reads one.
     *
     * @param body as it was sent
     * @return the wish
     * @throws InvalidRequestException naming the field that is missing, unknown or of the wrong type
     */
    public static DispatchWish read(byte @Nullable [] body) {
        ObjectNode json = JsonBody.read(body == null ? new byte[0] : body)
                .orElseThrow(() -> new InvalidRequestException(
                        "body",
                        "must be one JSON object in UTF-8 without repeated names, such as"
                                + " {\"ref\": \"main\", \"inputs\": {\"seconds\": \"1\"}}"));
        if (!FIELDS.containsAll(json.propertyNames())) {
            throw new InvalidRequestException("body", "may have ref, inputs and correlation_input, and no other field");
        }
        ObjectNode inputs = inputs(json.path("inputs"));
        return new DispatchWish(text(json, "ref"), inputs, correlation(json, inputs));
    }

    private static ObjectNode inputs(JsonNode inputs) {
        if (inputs.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        boolean plain = inputs.isObject()
                && inputs.valueStream().allMatch(value -> value.isString() || value.isNumber() || value.isBoolean());
        if (!plain) {
            throw new InvalidRequestException("inputs", "must be an object of texts, numbers and booleans");
        }
        return (ObjectNode) inputs;
    }

    private static @Nullable String correlation(ObjectNode json, ObjectNode inputs) {
        if (json.path("correlation_input").isMissingNode()) {
            return null;
        }
        String name = text(json, "correlation_input");
        if (inputs.has(name)) {
            throw new InvalidRequestException(
                    "correlation_input", "names an input that is given the dispatch's id: leave it out of the inputs");
        }
        return name;
    }

    private static String text(ObjectNode json, String field) {
        JsonNode value = json.path(field);
        boolean usable = value.isString()
                && !value.stringValue().isBlank()
                && value.stringValue().length() <= LONGEST
                && value.stringValue().chars().noneMatch(Character::isISOControl);
        if (!usable) {
            throw new InvalidRequestException(field, "must be a text of 1 to " + LONGEST + " characters");
        }
        return value.stringValue();
    }

    /** Two wishes with the same one are the same. */
    String digest() {
        return InputsDigest.of(inputs);
    }

    /** What GitHub is asked, as rules are to see it. */
    ObjectNode body(UUID id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ref", ref);
        ObjectNode given = inputs.deepCopy();
        if (correlationInput != null) {
            given.put(correlationInput, id.toString());
        }
        body.set("inputs", given);
        return body;
    }

    /** The inputs for GitHub. */
    Map<String, Object> inputs(UUID id) {
        Map<String, Object> given = new LinkedHashMap<>();
        body(id).path("inputs").propertyStream().forEach(input -> given.put(input.getKey(), input.getValue()));
        return given;
    }
}
