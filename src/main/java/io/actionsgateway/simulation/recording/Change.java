package io.actionsgateway.simulation.recording;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Changes the texts of a JSON document and leaves its structure alone. */
@FunctionalInterface
interface Change {

    /**
     * The text to stand there.
     *
     * @param key under which the text stands, that of the list when it is in one; none for the name of a key itself
     */
    String of(@Nullable String key, String text);

    static Change ofAll(UnaryOperator<String> change) {
        return (_, text) -> change.apply(text);
    }

    default JsonNode in(JsonNode document) {
        return in(null, document);
    }

    private JsonNode in(@Nullable String key, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> {
                ArrayNode changed = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> changed.add(in(key, element)));
                yield changed;
            }
            case JsonNode value when value.isString() -> StringNode.valueOf(of(key, value.stringValue()));
            case JsonNode value when value.isNumber() -> number(key, value);
            default -> node;
        };
    }

    private ObjectNode object(ObjectNode object) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(property ->
                        changed.set(of(null, property.getKey()), in(property.getKey(), property.getValue())));
        return changed;
    }

    /** A number whose digits change stays one as long as they are digits. */
    private JsonNode number(@Nullable String key, JsonNode number) {
        String digits = number.asString();
        String changed = of(key, digits);
        if (changed.equals(digits)) {
            return number;
        }
        return changed.matches("-?[0-9]{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(changed))
                : StringNode.valueOf(changed);
    }
}
