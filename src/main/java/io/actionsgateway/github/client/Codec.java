package io.actionsgateway.github.client;

import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.transport.GitHubException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitHub's JSON: lenient in what it takes, because real answers lack fields that the description requires and bring new
 * ones at any time; lossless in what it keeps, numbers included. Thread-safe.
 */
@Component
class Codec {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule("whole").setDeserializerModifier(new KeepingTheWhole()))
            .build();

    /**
     * Reads an answer's body.
     *
     * @param body as it came
     * @param operation for the message when it cannot be read
     * @return its tree
     */
    JsonNode tree(byte[] body, String operation) {
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            throw unreadable(operation, unreadable);
        }
    }

    /**
     * Gives a tree its type.
     *
     * @param tree as it came
     * @param type what it should be
     * @param operation for the message when it is not
     * @param <T> what it should be
     * @return the typed value
     */
    <T> T typed(JsonNode tree, Class<T> type, String operation) {
        if (!tree.isObject()) {
            throw new GitHubException.ParseError(
                    "GitHub's answer to " + operation + " holds something else than an object.", null);
        }
        try {
            return json.treeToValue(tree, type);
        } catch (JacksonException unreadable) {
            throw unreadable(operation, unreadable);
        }
    }

    /**
     * Writes a body, fields without a value left out.
     *
     * @param value a map or a {@link GitHubObject}
     * @return JSON
     */
    byte[] bytes(Object value) {
        return json.writeValueAsBytes(value);
    }

    /** The cause stays outside: it quotes what it could not read. */
    private static GitHubException unreadable(String operation, JacksonException cause) {
        String place = cause.getPathReference() == null ? "" : " at " + cause.getPathReference();
        return new GitHubException.ParseError(
                "GitHub's answer to " + operation + " cannot be read" + place + ".", null);
    }

    /** Hands each {@link GitHubObject} its own tree. */
    private static final class KeepingTheWhole extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
            return GitHubObject.class.isAssignableFrom(bean.getBeanClass())
                    ? new WithTheWhole(deserializer)
                    : deserializer;
        }
    }

    private static final class WithTheWhole extends DelegatingDeserializer {

        WithTheWhole(ValueDeserializer<?> plain) {
            super(plain);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
            return new WithTheWhole(plain);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode whole = context.readTree(parser);
            if (!(whole instanceof ObjectNode object)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            ObjectNode carrier = object.objectNode();
            carrier.setAll(object);
            carrier.putPOJO(GitHubObject.WHOLE, object);
            try (JsonParser again = carrier.traverse(context)) {
                again.nextToken();
                return super.deserialize(again, context);
            }
        }
    }
}
