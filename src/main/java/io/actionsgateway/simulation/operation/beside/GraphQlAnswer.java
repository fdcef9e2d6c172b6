package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.operation.beside.GraphQlQuery.NotUnderstood;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.state.Repository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers one query: what is selected of objects that have all their fields. */
final class GraphQlAnswer {

    private static final int DEEPEST = 20;

    private final ApiRequest request;
    private final GraphQlQuery query;
    private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();

    GraphQlAnswer(ApiRequest request, GraphQlQuery query) {
        this.request = request;
        this.query = query;
    }

    ObjectNode body() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (Selection selection : query.selections()) {
            if (!(selection instanceof Selection.Field field)) {
                throw new NotUnderstood("a fragment of the query");
            }
            data.set(field.alias(), root(field));
        }
        if (data.isEmpty()) {
            throw new NotUnderstood("nothing");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        return errors.isEmpty() ? body : body.set("errors", errors);
    }

    private @Nullable ObjectNode root(Selection.Field field) {
        return switch (field.name()) {
            case "viewer" -> picked(GraphQlObjects.account(request.caller().account()), field.fields(), 0);
            case "repository" -> repository(field);
            default -> throw new NotUnderstood(field.name());
        };
    }

    private @Nullable ObjectNode repository(Selection.Field field) {
        String owner = argument(field, "owner");
        String name = argument(field, "name");
        Repository found = request.world()
                .repository(owner, name)
                .or(() -> request.world().movedRepository(owner, name))
                .filter(request.caller()::sees)
                .orElse(null);
        if (found == null) {
            unknown(field.alias(), owner + "/" + name);
            return null;
        }
        return picked(GraphQlObjects.repository(found, request), field.fields(), 0);
    }

    private String argument(Selection.Field field, String name) {
        String value = field.arguments().getOrDefault(name, "");
        return value.startsWith("$")
                ? request.body().path("variables").path(value.substring(1)).asString("")
                : value;
    }

    private void unknown(String alias, String fullName) {
        ObjectNode error = errors.addObject().put("type", "NOT_FOUND");
        error.putArray("path").add(alias);
        error.put("message", "Could not resolve to a Repository with the name '" + fullName + "'.");
    }

    private ObjectNode picked(ObjectNode whole, List<Selection> fields, int depth) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        pick(part, whole, fields, depth);
        return part;
    }

    private void pick(ObjectNode part, ObjectNode whole, List<Selection> fields, int depth) {
        if (depth > DEEPEST || fields.isEmpty()) {
            throw new NotUnderstood("fields");
        }
        for (Selection selection : fields) {
            switch (selection) {
                case Selection.Field field -> part.set(field.alias(), value(whole, field, depth));
                case Selection.Spread spread ->
                    pick(part, whole, query.fragments().getOrDefault(spread.fragment(), List.of()), depth + 1);
            }
        }
    }

    private JsonNode value(ObjectNode whole, Selection.Field field, int depth) {
        JsonNode value = whole.get(field.name());
        if (value == null || !field.arguments().isEmpty()) {
            throw new NotUnderstood(field.name());
        }
        return value instanceof ObjectNode object ? picked(object, field.fields(), depth + 1) : value;
    }
}
