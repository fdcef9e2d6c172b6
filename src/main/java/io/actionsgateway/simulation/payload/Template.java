package io.actionsgateway.simulation.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A JSON document with holes, kept as a file beside this class. A text that is one hole, {@code "${id}"}, becomes the
 * value itself, whatever its type; a hole within a text becomes part of the text.
 */
public final class Template {

    public static final JsonMapper JSON = new JsonMapper();

    private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}");

    private final String name;
    private final ObjectNode document;

    private Template(String name, ObjectNode document) {
        this.name = name;
        this.document = document;
    }

    public static Template of(String name) {
        try (InputStream file = Template.class.getResourceAsStream(name + ".json")) {
            return new Template(name, (ObjectNode) JSON.readTree(Objects.requireNonNull(file, name)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The document with its holes filled; a hole without a value is an error. */
    public ObjectNode fill(Function<String, JsonNode> values) {
        return filled(document, values);
    }

    private ObjectNode filled(ObjectNode source, Function<String, JsonNode> values) {
        ObjectNode target = JsonNodeFactory.instance.objectNode();
        source.properties().forEach(field -> target.set(field.getKey(), filled(field.getValue(), values)));
        return target;
    }

    private JsonNode filled(JsonNode source, Function<String, JsonNode> values) {
        return switch (source) {
            case ObjectNode object -> filled(object, values);
            case ArrayNode array -> {
                ArrayNode target = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> target.add(filled(element, values)));
                yield target;
            }
            case StringNode text when text.stringValue().contains("${") -> filled(text.stringValue(), values);
            default -> source;
        };
    }

    private JsonNode filled(String text, Function<String, JsonNode> values) {
        Matcher hole = HOLE.matcher(text);
        if (hole.matches()) {
            return value(hole.group(1), values);
        }
        return StringNode.valueOf(hole.replaceAll(
                found -> Matcher.quoteReplacement(value(found.group(1), values).asString())));
    }

    private JsonNode value(String hole, Function<String, JsonNode> values) {
        return Objects.requireNonNull(values.apply(hole), () -> name + ".json wants " + hole);
    }
}
