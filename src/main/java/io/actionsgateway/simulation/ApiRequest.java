package io.actionsgateway.simulation;

import java.util.List;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operation is asked.
 *
 * @param http the request, for its path and query
 * @param body its JSON; an empty object when it had none
 * @param payloads writes answers with the addresses under which the caller reached the twin
 */
record ApiRequest(ServerRequest http, ObjectNode body, Payloads payloads) {

    String path(String variable) {
        return http.pathVariable(variable);
    }

    /** A number in the path; what is no number is not found. */
    long number(String variable) {
        try {
            return Long.parseLong(path(variable));
        } catch (NumberFormatException notANumber) {
            throw GitHubError.notFound();
        }
    }

    /** Whether the query has no such filter, or the value passes it. */
    boolean admits(String filter, String value) {
        return http.queryParam(filter).map(value::equals).orElse(true);
    }

    /** One page of a list, the way GitHub wraps it. */
    <T> ApiAnswer page(String field, List<T> all, Function<T, JsonNode> payload) {
        Page page = Page.of(http);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", all.size());
        ArrayNode items = body.putArray(field);
        page.of(all).forEach(item -> items.add(payload.apply(item)));
        return new ApiAnswer(200, body, page.link(http.uri(), all.size()));
    }
}
