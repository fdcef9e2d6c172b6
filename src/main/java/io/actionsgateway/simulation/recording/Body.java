package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.Digests;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a request or an answer carries. */
public sealed interface Body {

    /** No body. */
    record Nothing() implements Body {}

    /**
     * JSON; a webhook's form is kept as the JSON in its field {@code payload}.
     *
     * @param json never to be changed
     */
    record Json(JsonNode json) implements Body {}

    /**
     * Other text.
     *
     * @param text UTF-8
     */
    record Text(String text) implements Body {}

    /**
     * Bytes that were not kept, because they are no text, in which secrets could be found, or too many.
     *
     * @param size how many bytes; the digest covers as many as were seen
     * @param sha256 their digest, hex
     */
    record LeftOut(long size, String sha256) implements Body {}

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
    }

    /** A body from its bytes. */
    static Body of(@Nullable String contentType, byte[] bytes) {
        if (bytes.length == 0) {
            return new Nothing();
        }
        String text = text(bytes);
        if (text == null) {
            return leftOut(bytes);
        }
        if (isForm(contentType) && text.startsWith("payload=")) {
            return jsonOrText(URLDecoder.decode(text.substring("payload=".length()), StandardCharsets.UTF_8));
        }
        return jsonOrText(text);
    }

    static LeftOut leftOut(byte[] bytes) {
        return new LeftOut(
                bytes.length, HexFormat.of().formatHex(Digests.sha256().digest(bytes)));
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException noText) {
            return null;
        }
    }

    private static Body jsonOrText(String text) {
        try {
            return text.startsWith("{") || text.startsWith("[")
                    ? new Json(JsonFiles.MAPPER.readTree(text))
                    : new Text(text);
        } catch (JacksonException noJson) {
            return new Text(text);
        }
    }

    /** The same body with other texts. */
    default Body rewritten(Change change) {
        return switch (this) {
            case Json body -> new Json(change.in(body.json()));
            case Text body -> new Text(change.of(null, body.text()));
            case Nothing nothing -> nothing;
            case LeftOut body -> body;
        };
    }

    /** As it is sent; empty for what was not kept. */
    default byte[] bytes() {
        return switch (this) {
            case Json body -> JsonFiles.MAPPER.writeValueAsBytes(body.json());
            case Text body -> body.text().getBytes(StandardCharsets.UTF_8);
            case Nothing _, LeftOut _ -> new byte[0];
        };
    }
}
