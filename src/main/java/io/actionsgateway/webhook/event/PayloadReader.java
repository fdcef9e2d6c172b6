package io.actionsgateway.webhook.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies, bounded in depth and in the length of numbers and names, so that no body costs more than its size. What
 * could mean two things to two readers, or cannot be stored as text, is refused: repeated names, NUL characters, halves
 * of surrogate pairs.
 */
@Component
class PayloadReader {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_STRING_LENGTH = 1024 * 1024;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxStringLength(MAX_STRING_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads all of a body in constant memory and tells its outermost fields. */
    PayloadShape shape(byte[] body) {
        try (JsonParser tokens = mapper.createParser(body)) {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                throw new UnusablePayloadException(
                        body.length == 0 ? "the body is empty, or no longer kept" : "the body is not a JSON object");
            }
            PayloadShape shape = fields(tokens);
            if (tokens.nextToken() != null) {
                throw new UnusablePayloadException("something follows the JSON object");
            }
            return shape;
        } catch (JacksonException malformed) {
            throw new UnusablePayloadException("the body is not acceptable JSON: " + kind(malformed));
        }
    }

    /** Reads a body whose {@link #shape} is known to be sound. */
    JsonNode tree(byte[] body) {
        return mapper.readTree(body);
    }

    private static PayloadShape fields(JsonParser tokens) {
        Set<String> objects = new HashSet<>();
        Map<String, String> others = new HashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String name = checked(tokens.currentName());
            JsonToken value = tokens.nextToken();
            if (value == JsonToken.START_OBJECT) {
                objects.add(name);
            } else if (value != JsonToken.VALUE_NULL) {
                others.put(name, value == JsonToken.VALUE_STRING ? checked(tokens.getString()) : "");
            }
            readAll(tokens, value);
        }
        return new PayloadShape(objects, others);
    }

    private static void readAll(JsonParser tokens, JsonToken first) {
        int depth = first.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = tokens.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                checked(tokens.getString());
            }
        }
    }

    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new UnusablePayloadException("a text holds a NUL character, which PostgreSQL cannot keep");
            }
            if (Character.isSurrogate(c) && !isPair(text, i)) {
                throw new UnusablePayloadException("a text holds half of a surrogate pair, which is no character");
            }
            i += Character.isHighSurrogate(c) ? 1 : 0;
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** The parser's own message may quote the body. */
    private static String kind(JacksonException malformed) {
        String type = malformed.getClass().getSimpleName();
        var where = malformed.getLocation();
        String place = where == null ? "" : " at byte " + where.getByteOffset();
        return switch (type) {
            case "StreamConstraintsException" -> "nested too deep, or a number, name or text too long" + place;
            case "UnexpectedEndOfInputException" -> "it ends too early" + place;
            default ->
                String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate")
                        ? "a name is repeated in one object" + place
                        : "malformed" + place;
        };
    }
}
