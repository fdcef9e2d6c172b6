package io.actionsgateway.api.v3.input;

import io.actionsgateway.description.SettingRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What GitHub demands of fields beyond their schema. */
final class FieldRules {

    private static final int LONGEST_REF = 255;

    /** What is handed to a run, each below its limit. */
    private static final List<String> PAYLOADS = List.of("inputs", "client_payload");

    private FieldRules() {}

    /** Checks a body that its schema allows. */
    static void check(String operation, ObjectNode body) {
        if (operation.endsWith("-variable")) {
            refuse("name", text(body, "name").flatMap(name -> SettingRules.aboutName("Variable", name)));
            refuse("value", text(body, "value").flatMap(FieldRules::aboutValue));
        }
        if (operation.endsWith("-dispatch") || operation.endsWith("-dispatch-event")) {
            refuse("ref", text(body, "ref").flatMap(FieldRules::aboutRef));
            refuse("event_type", text(body, "event_type").flatMap(type -> aboutCharacters("event_type", type)));
            PAYLOADS.forEach(field -> refuse(field, SettingRules.aboutPayload(field, body.path(field))));
        }
    }

    private static Optional<String> text(ObjectNode body, String field) {
        return Optional.of(body.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Optional<String> aboutValue(String value) {
        return SettingRules.aboutSize(value.getBytes(StandardCharsets.UTF_8).length);
    }

    private static Optional<String> aboutRef(String ref) {
        return ref.isBlank() || ref.length() > LONGEST_REF
                ? Optional.of("\"ref\" must have 1 to " + LONGEST_REF + " characters.")
                : aboutCharacters("ref", ref);
    }

    private static Optional<String> aboutCharacters(String field, String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? Optional.of("\"" + field + "\" holds a control character.")
                : Optional.empty();
    }

    private static void refuse(String field, Optional<String> complaint) {
        complaint.ifPresent(words -> {
            throw Refused.parameter("body", field, words);
        });
    }
}
