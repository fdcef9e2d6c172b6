package io.actionsgateway.api.docs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the records that our controllers give and take, as they are written. Each record becomes a component of
 * the document; what is neither a record nor of a well-known type may be anything. For one thread.
 */
final class Schemas {

    private static final Map<Class<?>, String> TEXTS = Map.of(
            String.class, "",
            Instant.class, "date-time",
            LocalDate.class, "date",
            Duration.class, "duration",
            UUID.class, "uuid",
            URI.class, "uri");

    private static final Map<Class<?>, String> NUMBERS =
            Map.of(int.class, "int32", Integer.class, "int32", long.class, "int64", Long.class, "int64");

    private final ObjectNode components;
    private final JsonMapper json;

    /** Puts records into a document's {@code components/schemas}. */
    Schemas(ObjectNode components, JsonMapper json) {
        this.components = components;
        this.json = json;
    }

    ObjectNode of(ResolvableType type) {
        Class<?> raw = type.toClass();
        if (TEXTS.containsKey(raw)) {
            return text(TEXTS.get(raw));
        }
        if (NUMBERS.containsKey(raw)) {
            return OpenApi.object().put("type", "integer").put("format", NUMBERS.get(raw));
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return OpenApi.object().put("type", "boolean");
        }
        if (raw == byte[].class) {
            return text("binary");
        }
        return raw.isEnum() ? constants(raw) : structure(type, raw);
    }

    private ObjectNode structure(ResolvableType type, Class<?> raw) {
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode array = OpenApi.object().put("type", "array");
            array.set("items", of(type.asCollection().getGeneric()));
            return array;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = OpenApi.object().put("type", "object");
            map.set("additionalProperties", of(type.asMap().getGeneric(1)));
            return map;
        }
        return raw.isRecord() ? component(type, raw) : OpenApi.object();
    }

    private static ObjectNode text(@Nullable String format) {
        ObjectNode text = OpenApi.object().put("type", "string");
        return format == null || format.isEmpty() ? text : text.put("format", format);
    }

    private ObjectNode constants(Class<?> type) {
        ObjectNode schema = OpenApi.object().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(json.valueToTree(constant));
        }
        return schema;
    }

    private ObjectNode component(ResolvableType type, Class<?> record) {
        String name = name(type);
        if (!components.has(name)) {
            ObjectNode schema = components.putObject(name).put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            Arrays.stream(record.getRecordComponents())
                    .filter(each -> !each.getAccessor().isAnnotationPresent(JsonIgnore.class))
                    .forEach(each -> property(type, each, schema, properties));
        }
        return OpenApi.ref(name);
    }

    private void property(ResolvableType owner, RecordComponent component, ObjectNode schema, ObjectNode properties) {
        JsonProperty said = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = said == null || said.value().isEmpty() ? snake(component.getName()) : said.value();
        ObjectNode value = of(ResolvableType.forType(component.getGenericType(), owner));
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        properties.set(name, optional ? orNull(value) : value);
        if (!optional) {
            schema.withArray("required").add(name);
        }
    }

    private static String snake(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = OpenApi.object();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    /** {@code Page<RunView>} is a {@code PageOfRunView}; a record within another is named with it. */
    private static String name(ResolvableType type) {
        String own = type.toClass()
                .getCanonicalName()
                .replaceAll("^([a-z][a-z0-9_]*\\.)+", "")
                .replace(".", "");
        return Arrays.stream(type.getGenerics()).map(Schemas::name).reduce(own, (all, each) -> all + "Of" + each);
    }
}
