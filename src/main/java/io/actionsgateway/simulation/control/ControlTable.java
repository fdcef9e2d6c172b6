package io.actionsgateway.simulation.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpMethod;

/** All of the twin's own endpoints. Filled once, while it starts. */
final class ControlTable {

    static final String ROOT = "/_twin";

    private final List<ControlOperation> operations = new ArrayList<>();

    ControlTable get(String path, String help, Function<ControlRequest, Object> answer) {
        return add(HttpMethod.GET, path, help, 200, answer);
    }

    ControlTable put(String path, String help, Function<ControlRequest, Object> answer) {
        return add(HttpMethod.PUT, path, help, 200, answer);
    }

    /** Does something. */
    ControlTable post(String path, String help, Function<ControlRequest, Object> answer) {
        return add(HttpMethod.POST, path, help, 200, answer);
    }

    /** Makes something. */
    ControlTable create(String path, String help, Function<ControlRequest, Object> answer) {
        return add(HttpMethod.POST, path, help, 201, answer);
    }

    /** Takes something away, and tells nothing. */
    ControlTable delete(String path, String help, Consumer<ControlRequest> act) {
        return add(HttpMethod.DELETE, path, help, 204, request -> {
            act.accept(request);
            return "";
        });
    }

    private ControlTable add(
            HttpMethod method, String path, String help, int status, Function<ControlRequest, Object> answer) {
        operations.add(new ControlOperation(method, ROOT + path, help, status, answer));
        return this;
    }

    List<ControlOperation> all() {
        return operations;
    }
}
