package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.ApiDescription;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.description.DescribedOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What answers a method at a path's template, by name or by number. */
    public Optional<Operation> at(HttpMethod method, String template) {
        HttpMethod played = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return operations.values().stream()
                .filter(each -> each.method().equals(played))
                .filter(each -> each.path().equals(template)
                        || RepositoryPath.byId(each.path()).equals(template))
                .findFirst();
    }

    /** What is meant by GitHub's name of it, or by method and path, such as {@code GET /user}. */
    public Optional<Operation> called(String idOrPath) {
        int space = idOrPath.indexOf(' ');
        return space < 0
                ? Optional.ofNullable(operations.get(idOrPath))
                : at(HttpMethod.valueOf(idOrPath.substring(0, space)), idOrPath.substring(space + 1));
    }

    /** All of them, in the order in which they were added. */
    public List<Operation> all() {
        return new ArrayList<>(operations.values());
    }
}
