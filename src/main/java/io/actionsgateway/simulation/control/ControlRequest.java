package io.actionsgateway.simulation.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What somebody asks of the twin itself.
 *
 * @param http the request, for its path
 * @param text its body, or nothing
 */
record ControlRequest(ServerRequest http, String text) {

    String path(String variable) {
        return http.pathVariable(variable);
    }

    <T> T body(Class<T> type) {
        return ControlJson.read(text, type);
    }

    /** A field that must be there. */
    static <T> T needed(@Nullable T value, String field, String example) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> ControlProblem.unprocessable(field + " is missing; send, say, " + example));
    }
}
