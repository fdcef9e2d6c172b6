package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.description.Violation;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies and checks them against GitHub's description, refusing in GitHub's words. */
final class BodyCheck {

    private BodyCheck() {}

    /** The JSON of a body; an empty object when there is none. */
    static ObjectNode parse(String body) {
        try {
            JsonNode json = body.isBlank() ? JsonNodeFactory.instance.objectNode() : Json.MAPPER.readTree(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw GitHubError.badRequest("Problems parsing JSON");
        }
        throw GitHubError.badRequest("Body should be a JSON object");
    }

    static void check(DescribedOperation described, ObjectNode body) {
        List<Violation> violations = described.check(body);
        if (!violations.isEmpty()) {
            throw GitHubError.unprocessable("Invalid request.\n\n"
                    + violations.stream()
                            .map(violation -> words(violation, body))
                            .distinct()
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String words(Violation violation, ObjectNode body) {
        JsonNode value = body.at(violation.pointer());
        String place = "properties" + violation.pointer();
        return switch (violation.keyword()) {
            case "required" -> "\"" + violation.property() + "\" wasn't supplied.";
            case "additionalProperties" -> "\"" + violation.property() + "\" is not a permitted key.";
            case "type" -> "For '" + place + "', " + value + " is not " + type(violation.message()) + ".";
            case "enum" ->
                value + " is not a possible value. Must be one of the following: "
                        + violation.message().replaceAll("^.*enumeration ", "") + ".";
            case "maxProperties" ->
                "No more than " + violation.message().replaceAll("^\\D*(\\d+).*$", "$1") + " properties are allowed; "
                        + value.size() + " were supplied.";
            case "pattern" ->
                value.asString("") + " does not match /"
                        + violation.message().replaceAll("^.* pattern ", "").replace("/", "\\/") + "/.";
            default -> "For '" + place + "', " + violation.message() + ".";
        };
    }

    private static String type(String message) {
        String expected = message.replaceAll("^.* found, (\\[?[\\w, ]+]?) expected$", "$1");
        String article = expected.matches("^[aeiou].*") ? "an " : "a ";
        return expected.equals("object") ? "an object" : article + expected;
    }
}
