package io.actionsgateway.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * An answer to a failure.
 *
 * @param status its status
 * @param type names the kind of failure, for programs
 * @param title the kind in words, the same each time
 * @param detail what happened this time and what to do
 * @param parameter the parameter at fault
 * @param fields the fields at fault, in GitHub's terms
 * @param headers headers that belong to the answer
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
record Problem(
        HttpStatusCode status,
        String type,
        String title,
        @Nullable String detail,
        @Nullable String parameter,
        List<Field> fields,
        HttpHeaders headers) {

    private static final String TYPES = "urn:actions-gateway:problem:";

    static Problem of(HttpStatusCode status, String kind, String title, @Nullable String detail) {
        return new Problem(status, TYPES + kind, title, detail, null, List.of(), new HttpHeaders());
    }

    Problem with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    Problem about(String parameterName) {
        return new Problem(status, type, title, detail, parameterName, fields, headers);
    }

    Problem naming(List<Field> atFault) {
        return new Problem(status, type, title, detail, parameter, List.copyOf(atFault), headers);
    }

    /** The type without what all types begin with. */
    String kind() {
        return type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
    }

    /** The JSON of the answer. */
    Body body() {
        return new Body(type, title, status.value(), detail, parameter);
    }

    /**
     * One thing that is wrong.
     *
     * @param resource what kind of thing it belongs to
     * @param field its name
     * @param code such as {@code invalid}
     */
    record Field(String resource, String field, String code) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String type,
            String title,
            int status,
            @Nullable String detail,
            @Nullable String parameter) {}
}
