package io.actionsgateway.description;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies, whatever their media type, and refuses in GitHub's words. Thread-safe. */
public final class JsonBody {

    private static final int DEEPEST = 100;

    private static final int LONGEST_NUMBER = 100;

    private static final JsonBody LIKE_GITHUB = new JsonBody(new JsonMapper());

    private static final JsonBody STRICT = new JsonBody(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build());

    private final JsonMapper json;

    private JsonBody(JsonMapper json) {
        this.json = json;
    }

    /**
     * Takes what GitHub takes: of two fields with one name it knows the last.
     *
     * @return always the same
     */
    public static JsonBody likeGitHub() {
        return LIKE_GITHUB;
    }

    /**
     * Takes only what all readers understand alike: no name twice in an object, at most 100 levels and 100 digits.
     *
     * @return always the same
     */
    public static JsonBody strict() {
        return STRICT;
    }

    /**
     * Whether there is no body to speak of.
     *
     * @param body the bytes
     * @return true for none, and for white space only
     */
    public static boolean isBlank(byte[] body) {
        for (byte each : body) {
            if (!Character.isWhitespace(each)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The object that a body holds.
     *
     * @param body UTF-8, without a byte order mark
     * @return an empty one when the body is blank
     * @throws Unreadable when it holds none
     */
    public ObjectNode read(byte[] body) {
        try {
            JsonNode read = isBlank(body) ? JsonNodeFactory.instance.objectNode() : json.readTree(text(body));
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException | CharacterCodingException malformed) {
            throw new Unreadable("Problems parsing JSON");
        }
        throw new Unreadable("Body should be a JSON object");
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** A body that holds no object; the message is GitHub's. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }

        /**
         * What GitHub says.
         *
         * @return the message of its 400
         */
        public String words() {
            return String.valueOf(getMessage());
        }
    }
}
