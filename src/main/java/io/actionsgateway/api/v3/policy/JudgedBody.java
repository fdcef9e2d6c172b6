package io.actionsgateway.api.v3.policy;

import io.actionsgateway.api.policy.JsonBody;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import tools.jackson.databind.JsonNode;

/**
 * A body that rules are held against: all that GitHub will read of the request.
 *
 * @param json an object
 */
record JudgedBody(JsonNode json) {

    /** Refuses what could be read in another way, and a query, which GitHub might read as parts of the body. */
    static JudgedBody of(DialectRequest request) {
        if (!request.query().isEmpty()) {
            throw new DialectRefusal.Malformed("This operation takes no query; put everything into the body.");
        }
        return new JudgedBody(JsonBody.read(request.body())
                .orElseThrow(() -> new DialectRefusal.Malformed(
                        "Problems parsing JSON: the body must be one object in UTF-8 without repeated names.")));
    }

    /** A field's text, {@code ""} when it has none. */
    String text(String field) {
        JsonNode value = json.path(field);
        return value.isString() ? value.stringValue() : "";
    }
}
