package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.simulation.payload.Template;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies and checks them against GitHub's description, refusing in GitHub's words. */
final class BodyCheck {

    private BodyCheck() {}

    /** The JSON of a body; an empty object when there is none. */
    static ObjectNode parse(byte[] body) {
        try {
            JsonNode json = isBlank(body) ? JsonNodeFactory.instance.objectNode() : Template.JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw GitHubError.badRequest("Problems parsing JSON");
        }
        throw GitHubError.badRequest("Body should be a JSON object");
    }

    private static boolean isBlank(byte[] body) {
        for (byte each : body) {
            if (!Character.isWhitespace(each)) {
                return false;
            }
        }
        return true;
    }

    /** Refuses what the operation does not take; no body at all is another thing than an empty object. */
    static void check(DescribedOperation described, ObjectNode body, boolean sent) {
        if (!sent && described.wantsBody()) {
            throw GitHubError.unprocessable("Invalid request.\n\nFor 'links/0/schema', nil is not an object.");
        }
        List<String> complaints = described.complaints(body);
        if (!complaints.isEmpty()) {
            throw GitHubError.unprocessable("Invalid request.\n\n" + String.join("\n", complaints));
        }
    }
}
