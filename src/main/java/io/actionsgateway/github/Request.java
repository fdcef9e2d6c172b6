package io.actionsgateway.github;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call in the making; for one thread, used once. */
final class Request {

    private final Operation operation;
    private final Subject subject;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Object> query = new LinkedHashMap<>();
    private @Nullable Object body;
    private boolean fresh;

    private Request(Operation operation, Subject subject) {
        this.operation = operation;
        this.subject = subject;
    }

    static Request to(Operation operation, Subject subject) {
        return new Request(operation, subject);
    }

    Request in(RepositoryName repository) {
        return with("owner", repository.owner()).with("repo", repository.name());
    }

    Request with(String variable, Object value) {
        variables.put(variable, value.toString());
        return this;
    }

    Request query(String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value);
        }
        return this;
    }

    /** The JSON body: a map, or something that is written like one. */
    Request body(Object json) {
        this.body = json;
        return this;
    }

    /** Asks past every cache. */
    Request fresh() {
        this.fresh = true;
        return this;
    }

    Operation operation() {
        return operation;
    }

    Subject subject() {
        return subject;
    }

    Call call(Codec codec) {
        Call call = Call.of(operation, variables, query);
        Call whole = body == null ? call : call.withBody(codec.bytes(body));
        return fresh ? whole.withHeader("Cache-Control", "no-cache") : whole;
    }
}
