package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.ApiDescription;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.description.DescribedOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;

/** The table of all operations that the twin offers. Filled once, while it starts. */
public final class Operations {

    private static final String DOCUMENTATION = "https://docs.github.com/rest/";

    private final ApiDescription description = ApiDescription.of(ApiVersion.V2022_11_28);
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /** Plays an operation that GitHub's description has. */
    public Operations on(String id, Function<ApiRequest, ApiAnswer> answer) {
        DescribedOperation described = description
                .operation(id)
                .orElseThrow(() -> new IllegalArgumentException("GitHub describes no operation " + id));
        return add(
                new Operation(id, described.method(), described.path(), described.documentation(), described, answer));
    }

    /** Plays an operation that clients need beside those of Actions. */
    public Operations beside(
            String id, HttpMethod method, String path, String page, Function<ApiRequest, ApiAnswer> answer) {
        return add(new Operation(id, method, path, DOCUMENTATION + page, null, answer));
    }

    private Operations add(Operation operation) {
        if (operations.putIfAbsent(operation.id(), operation) != null) {
            throw new IllegalArgumentException("there are two operations " + operation.id());
        }
        return this;
    }

    /** All of them, in the order in which they were added. */
    public List<Operation> all() {
        return new ArrayList<>(operations.values());
    }
}
