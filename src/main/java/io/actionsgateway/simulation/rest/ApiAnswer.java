package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.payload.Template;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an operation answers.
 *
 * @param status of HTTP
 * @param body JSON, or nothing
 * @param headers beside those that every answer has
 */
public record ApiAnswer(int status, @Nullable JsonNode body, Map<String, String> headers) {

    public ApiAnswer {
        headers = Map.copyOf(headers);
    }

    public static ApiAnswer ok(JsonNode body) {
        return new ApiAnswer(200, body, Map.of());
    }

    /** A list without a wrapper. */
    public static ApiAnswer list(List<? extends JsonNode> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(array::add);
        return ok(array);
    }

    public static ApiAnswer created(JsonNode body) {
        return new ApiAnswer(201, body, Map.of());
    }

    /** Created, with nothing to tell. */
    public static ApiAnswer created() {
        return created(JsonNodeFactory.instance.objectNode());
    }

    /** Taken on, and done later. */
    public static ApiAnswer accepted() {
        return new ApiAnswer(202, JsonNodeFactory.instance.objectNode(), Map.of());
    }

    public static ApiAnswer noContent() {
        return new ApiAnswer(204, null, Map.of());
    }

    /** The same answer with one more header. */
    ApiAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiAnswer(status, body, more);
    }

    /** It is to be had elsewhere. */
    public static ApiAnswer found(String location) {
        return new ApiAnswer(302, null, Map.of(HttpHeaders.LOCATION, location));
    }

    /** A file as it is. */
    public static ApiAnswer file(String text, String mediaType) {
        return new ApiAnswer(
                200, JsonNodeFactory.instance.stringNode(text), Map.of(HttpHeaders.CONTENT_TYPE, mediaType));
    }

    /** What is sent. */
    byte[] bytes() {
        if (body == null) {
            return new byte[0];
        }
        return headers.containsKey(HttpHeaders.CONTENT_TYPE)
                ? body.asString().getBytes(StandardCharsets.UTF_8)
                : Template.JSON.writeValueAsBytes(body);
    }
}
