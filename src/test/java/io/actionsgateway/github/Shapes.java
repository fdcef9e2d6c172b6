package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.GitHubDescription.Example;
import io.actionsgateway.github.model.GitHubObject;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;

/** Compares typed objects with the examples they were read from, and their components with GitHub's schemas. */
final class Shapes {

    private final Codec codec = new Codec();
    private final Map<Class<?>, Set<String>> known = new HashMap<>();

    /** Takes an object that was read from an example, or from an item of its list. */
    void compare(GitHubObject object, Example example, GitHubDescription description) {
        assertThat(codec.tree(codec.bytes(object), "test")).isEqualTo(object.json());
        compare(object, object.json(), schema(object.json(), example, description), description);
    }

    /** Every component of every record that was seen is a property of a schema that it was read by. */
    void everyComponentIsDescribed() {
        assertThat(known)
                .isNotEmpty()
                .allSatisfy((type, names) -> assertThat(
                                Arrays.stream(components(type)).map(Shapes::name))
                        .isSubsetOf(names));
    }

    private static JsonNode schema(JsonNode json, Example example, GitHubDescription description) {
        if (example.value().equals(json)) {
            return example.schema();
        }
        if (holds(example.value(), json)) {
            return description.resolved(example.schema().path("items"));
        }
        String list = example.value()
                .propertyStream()
                .filter(field -> holds(field.getValue(), json))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the example: " + json));
        JsonNode array =
                description.resolved(description.properties(example.schema()).get(list));
        return description.resolved(array.path("items"));
    }

    private static boolean holds(JsonNode list, JsonNode json) {
        return list.isArray() && list.valueStream().anyMatch(json::equals);
    }

    private void compare(Object object, JsonNode json, JsonNode schema, GitHubDescription description) {
        Map<String, JsonNode> properties = description.properties(schema);
        known.computeIfAbsent(object.getClass(), type -> new HashSet<>()).addAll(properties.keySet());
        for (RecordComponent component : components(object.getClass())) {
            String name = name(component);
            JsonNode inner = properties.containsKey(name) ? description.resolved(properties.get(name)) : schema;
            same(value(object, component), json.path(name), inner, name, description);
        }
    }

    private void same(Object value, JsonNode json, JsonNode schema, String name, GitHubDescription description) {
        switch (value) {
            case null ->
                assertThat(json.isMissingNode() || json.isNull()).as(name).isTrue();
            case JsonNode node -> assertThat(node).as(name).isEqualTo(json);
            case GitHubObject object -> compare(object, json, schema, description);
            case Instant time ->
                assertThat(time).isEqualTo(OffsetDateTime.parse(json.asString()).toInstant());
            case Number number ->
                assertThat(new BigDecimal(number.toString())).as(name).isEqualByComparingTo(json.asDecimal());
            case Boolean flag -> assertThat(flag).as(name).isEqualTo(json.booleanValue());
            case String text -> assertThat(text).as(name).isEqualTo(json.asString());
            case List<?> list -> {
                assertThat(list).as(name).hasSize(json.size());
                JsonNode item = description.resolved(schema.path("items"));
                for (int each = 0; each < list.size(); each++) {
                    same(list.get(each), json.get(each), item, name, description);
                }
            }
            default -> throw new AssertionError(name + " is a " + value.getClass());
        }
    }

    private static RecordComponent[] components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getName().equals("json"))
                .toArray(RecordComponent[]::new);
    }

    private static String name(RecordComponent component) {
        return PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, component.getName());
    }

    private static Object value(Object object, RecordComponent component) {
        try {
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }
}
