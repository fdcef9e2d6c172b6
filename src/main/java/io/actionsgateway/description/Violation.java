package io.actionsgateway.description;

import com.networknt.schema.Error;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What is wrong with an input.
 *
 * @param keyword of JSON Schema that it breaks, such as {@code required}
 * @param pointer to the value within the input, RFC 6901; empty for the whole
 * @param property the name that is missing or too many, else empty
 * @param rule the way to the keyword through the schema, such as {@code /properties/ref/type}
 * @param limit what the keyword says, such as a type's name or a largest length; missing when it says nothing
 * @param message in words
 */
public record Violation(String keyword, String pointer, String property, String rule, JsonNode limit, String message) {

    static Violation of(Error error) {
        String property = error.getProperty();
        JsonNode limit = error.getSchemaNode();
        return new Violation(
                error.getKeyword(),
                error.getInstanceLocation().toString(),
                property == null ? "" : property,
                error.getEvaluationPath().toString(),
                limit == null ? MissingNode.getInstance() : limit,
                error.getMessage());
    }
}
