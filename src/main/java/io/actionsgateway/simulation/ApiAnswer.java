package io.actionsgateway.simulation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an operation answers.
 *
 * @param status of HTTP
 * @param body JSON, or nothing
 * @param link value of the {@code Link} header, where there are more pages
 */
record ApiAnswer(
        int status, @Nullable JsonNode body, @Nullable String link) {

    static ApiAnswer ok(JsonNode body) {
        return new ApiAnswer(200, body, null);
    }

    static ApiAnswer created() {
        return new ApiAnswer(201, JsonNodeFactory.instance.objectNode(), null);
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, null, null);
    }
}
