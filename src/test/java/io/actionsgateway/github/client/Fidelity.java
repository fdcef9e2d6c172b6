package io.actionsgateway.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.GitHubDescription.Example;
import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.transport.Operation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether a record says what GitHub's JSON says: each field under its name and with its value, and the whole unchanged. */
public final class Fidelity {

    /** What an organization's secrets and variables have and others have not. */
    private static final Set<String> ORGANIZATIONS_ONLY = Set.of("visibility", "selected_repositories_url");

    private static final Codec CODEC = new Codec();

    private Fidelity() {}

    /**
     * Checks all examples of what an operation answers: what the object was made of, or the list that holds it, is in the
     * first one.
     */
    public static void check(GitHubDescription description, Operation operation, GitHubObject object) {
        List<Example> examples = description.examples(operation);
        JsonNode first = examples.getFirst().value();
        if (first.equals(object.json())) {
            examples.forEach(each -> check(description, object.getClass(), each.value(), each.schema()));
            return;
        }
        String field = first.isArray() ? null : fieldOf(first, object.json());
        assertThat(list(first, field)).contains(object.json());
        examples.forEach(each -> {
            JsonNode items =
                    description.resolved(schema(description, each, field).path("items"));
            list(each.value(), field).forEach(item -> check(description, object.getClass(), item, items));
        });
    }

    private static String fieldOf(JsonNode example, JsonNode item) {
        return example.propertyStream()
                .filter(field -> field.getValue().valueStream().anyMatch(item::equals))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the example: " + item));
    }

    private static JsonNode list(JsonNode example, String field) {
        return field == null ? example : example.path(field);
    }

    private static JsonNode schema(GitHubDescription description, Example example, String field) {
        return field == null
                ? example.schema()
                : description.resolved(description.properties(example.schema()).get(field));
    }

    /** Decodes, compares field by field, encodes again. */
    static void check(GitHubDescription description, Class<?> type, JsonNode json, JsonNode schema) {
        Object decoded = CODEC.typed(CODEC.tree(bytes(json), "test"), type, "test");
        assertThat(CODEC.tree(CODEC.bytes(decoded), "test"))
                .as("%s again", type)
                .isEqualTo(CODEC.tree(bytes(json), "test"));
        record(description, type, decoded, json, schema);
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void record(
            GitHubDescription description, Class<?> type, Object decoded, JsonNode json, JsonNode schema) {
        Map<String, JsonNode> properties = description.properties(schema);
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getName().equals("json")) {
                String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                if (!properties.containsKey(name)) {
                    assertThat(name).as("field of %s", type).isIn(ORGANIZATIONS_ONLY);
                }
                value(
                        description,
                        component,
                        read(component, decoded),
                        json.path(name),
                        properties.getOrDefault(name, schema));
            }
        }
    }

    private static void value(
            GitHubDescription description, RecordComponent component, Object value, JsonNode json, JsonNode schema) {
        if (json.isMissingNode() || json.isNull()) {
            assertThat(value).as(component.toString()).isIn(null, List.of(), Map.of(), 0, 0L, 1, false, json);
            return;
        }
        switch (value) {
            case Instant time ->
                assertThat(time).isEqualTo(OffsetDateTime.parse(json.asString()).toInstant());
            case List<?> list -> {
                assertThat(list).hasSize(json.size());
                JsonNode items = description.resolved(schema).path("items");
                for (int each = 0; each < list.size(); each++) {
                    single(description, argument(component, 0), list.get(each), json.get(each), items);
                }
            }
            case Map<?, ?> map -> {
                assertThat(map).hasSize(json.size());
                Map<String, JsonNode> schemas = description.properties(schema);
                map.forEach((name, each) -> single(
                        description,
                        argument(component, 1),
                        each,
                        json.get(name.toString()),
                        schemas.getOrDefault(name.toString(), schema)));
            }
            case null -> assertThat(json).as(component.toString()).isNull();
            default -> single(description, component.getType(), value, json, schema);
        }
    }

    private static void single(
            GitHubDescription description, Class<?> type, Object value, JsonNode json, JsonNode schema) {
        if (value instanceof GitHubObject) {
            record(description, type, value, json, schema);
        } else if (!(value instanceof JsonNode)) {
            assertThat(String.valueOf(value)).isEqualTo(json.asString());
        } else {
            assertThat(value).isEqualTo(json);
        }
    }

    private static Class<?> argument(RecordComponent component, int index) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
    }

    private static Object read(RecordComponent component, Object decoded) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(decoded);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("not readable", impossible);
        }
    }
}
