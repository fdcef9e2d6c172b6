package io.actionsgateway.api.v3.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Changes the URLs in a JSON body and leaves every other byte as it is: order, spaces, nulls, the spelling of numbers. A
 * URL is the text of a member named {@code url}, {@code href} or {@code ..._url}, outside of what people have put in.
 */
final class BodyUrls {

    /** What people and hooks have put in: it may have members of any name. */
    private static final Set<String> DATA = Set.of("payload", "client_payload", "inputs");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    private final byte[] json;
    private final UnaryOperator<String> change;
    private final ByteArrayOutputStream changed;
    private int copied;

    private BodyUrls(byte[] json, UnaryOperator<String> change) {
        this.json = json;
        this.change = change;
        this.changed = new ByteArrayOutputStream(json.length);
    }

    /**
     * The body with other URLs.
     *
     * @param json a whole body
     * @param change gives the new URL, or an equal one
     * @return the same array when there was nothing to change
     * @throws JacksonException when it is no JSON
     */
    static byte[] changed(byte[] json, UnaryOperator<String> change) {
        BodyUrls body = new BodyUrls(json, change);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                body.pass(parser, token);
            }
        }
        return body.whole();
    }

    /** Whether it is one JSON object and nothing else. */
    static boolean isObject(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && parser.skipChildren().nextToken() == null;
        } catch (JacksonException broken) {
            return false;
        }
    }

    private void pass(JsonParser parser, JsonToken token) {
        String name = parser.currentName();
        if (name == null) {
            return;
        }
        if (token == JsonToken.VALUE_STRING) {
            if (parser.streamReadContext().inObject() && isUrl(name)) {
                replace(parser);
            }
        } else if (token.isStructStart() && DATA.contains(name)) {
            parser.skipChildren();
        }
    }

    private static boolean isUrl(String name) {
        return name.equals("url") || name.equals("href") || name.endsWith("_url");
    }

    private void replace(JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        String former = parser.getString();
        int end = (int) parser.currentLocation().getByteOffset();
        String wanted = change.apply(former);
        if (!wanted.equals(former) && isQuoted(start, end)) {
            changed.write(json, copied, start + 1 - copied);
            changed.writeBytes(quoted(former, wanted, start, end));
            copied = end - 1;
        }
    }

    /** False in UTF-16, whose offsets are no bytes; GitHub sends none. */
    private boolean isQuoted(int start, int end) {
        return start >= 0 && end <= json.length && start < end - 1 && json[start] == '"' && json[end - 1] == '"';
    }

    /** What stays of the URL keeps its bytes, unless it is spelled with escapes. */
    private byte[] quoted(String former, String wanted, int start, int end) {
        boolean plain = new String(json, start + 1, end - start - 2, StandardCharsets.UTF_8).equals(former);
        return plain
                ? wanted.getBytes(StandardCharsets.UTF_8)
                : JsonStringEncoder.getInstance().quoteAsUTF8(wanted);
    }

    private byte[] whole() {
        if (copied == 0) {
            return json;
        }
        changed.write(json, copied, json.length - copied);
        return changed.toByteArray();
    }
}
