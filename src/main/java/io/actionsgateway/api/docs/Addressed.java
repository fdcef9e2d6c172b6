package io.actionsgateway.api.docs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document, written once, into which only the server's address is still to be put.
 *
 * @param before what comes before the address
 * @param after what comes after it
 */
@SuppressWarnings("ArrayRecordComponent")
record Addressed(byte[] before, byte[] after) {

    /** Stands for the address in the document. */
    static final String HERE = "@here@";

    private static final JsonMapper JSON = new JsonMapper();

    static Addressed of(JsonNode document) {
        String[] parts = document.toString().split(Pattern.quote("\"" + HERE + "\""), 2);
        return new Addressed(utf8(parts[0]), utf8(parts[1]));
    }

    byte[] at(String url) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(before);
        whole.writeBytes(JSON.writeValueAsBytes(url));
        whole.writeBytes(after);
        return whole.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
