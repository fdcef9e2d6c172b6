package io.actionsgateway.description;

import com.networknt.schema.Error;

/**
 * What is wrong with an input.
 *
 * @param keyword of JSON Schema that it breaks, such as {@code required}
 * @param pointer to the value within the input, RFC 6901; empty for the whole
 * @param property the name that is missing or too many, else empty
 * @param message in words
 */
public record Violation(String keyword, String pointer, String property, String message) {

    static Violation of(Error error) {
        String property = error.getProperty();
        return new Violation(
                error.getKeyword(),
                error.getInstanceLocation().toString(),
                property == null ? "" : property,
                error.getMessage());
    }
}
