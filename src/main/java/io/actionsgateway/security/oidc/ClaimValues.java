package io.actionsgateway.security.oidc;

import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Finds what a token says under a name or a path. */
final class ClaimValues {

    /** Their text is a list of words (RFC 8693, 4.2). */
    private static final Set<String> OF_WORDS = Set.of("scope", "scp");

    private ClaimValues() {}

    /**
     * The values of a claim.
     *
     * @param path a name, which may hold dots itself, or names joined by dots
     * @return none when there is no such claim, or none of its values is text, number or truth value
     */
    static Stream<String> of(JsonNode claims, String path) {
        JsonNode found = find(claims, path);
        if (found.isArray()) {
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asString);
        }
        if (!found.isValueNode() || found.isNull()) {
            return Stream.empty();
        }
        return OF_WORDS.contains(path) ? Stream.of(found.asString().split(" ")) : Stream.of(found.asString());
    }

    private static JsonNode find(JsonNode node, String path) {
        JsonNode whole = node.path(path);
        for (int dot = path.indexOf('.'); whole.isMissingNode() && dot > 0; dot = path.indexOf('.', dot + 1)) {
            whole = find(node.path(path.substring(0, dot)), path.substring(dot + 1));
        }
        return whole;
    }
}
