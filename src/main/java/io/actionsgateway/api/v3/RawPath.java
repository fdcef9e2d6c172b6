package io.actionsgateway.api.v3;

import io.actionsgateway.api.v3.step.DialectRefusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** Reads a path as it came over the wire: cut at its slashes first, and only then decoded. */
final class RawPath {

    private RawPath() {}

    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decoded(segment));
            }
        }
        return segments;
    }

    private static String decoded(String segment) {
        try {
            return UriUtils.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new DialectRefusal.Malformed("The path has a broken percent-encoding.");
        }
    }
}
