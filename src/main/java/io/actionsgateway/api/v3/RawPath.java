package io.actionsgateway.api.v3;

import io.actionsgateway.api.v3.step.DialectRefusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a path as it came over the wire: cut at its slashes first, and only then decoded, once. One slash at its end is
 * let go, as clients put it there.
 */
final class RawPath {

    private RawPath() {}

    /** The decoded segments of a path that is empty or begins with a slash. */
    static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        if (inner.isEmpty()) {
            return List.of();
        }
        String trimmed = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return Arrays.stream(trimmed.split("/", -1)).map(RawPath::segment).toList();
    }

    private static String segment(String raw) {
        String segment = decoded(raw);
        requireReadable(segment);
        return segment;
    }

    /** Refuses what some reader on the way could take for another place. */
    static void requireReadable(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new DialectRefusal.Malformed("The path has an empty segment, or one of dots.");
        }
        if (segment.codePoints().anyMatch(each -> Character.isISOControl(each) || each == '\\')) {
            throw new DialectRefusal.Malformed("The path holds a control character or a backslash.");
        }
    }

    private static String decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char next = segment.charAt(i);
            bytes.write(next == '%' ? hex(segment, ++i) * 16 + hex(segment, ++i) : next);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw new DialectRefusal.Malformed("The path is not UTF-8.");
        }
    }

    private static int hex(String segment, int at) {
        int digit = at < segment.length() ? Character.digit(segment.charAt(at), 16) : -1;
        if (digit < 0 || segment.charAt(at) > 'f') {
            throw new DialectRefusal.Malformed("The path has a broken percent-encoding.");
        }
        return digit;
    }
}
