package io.actionsgateway.api.v1;

import io.actionsgateway.api.policy.JsonBody;
import io.actionsgateway.github.Decision;
import io.actionsgateway.platform.InvalidRequestException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decision about deployments that wait.
 *
 * @param environments names, each once; at least one
 * @param decision whether they may go on
 * @param comment for people; may be empty
 */
record ReviewRequest(Set<String> environments, Decision decision, String comment) {

    private static final int MOST_ENVIRONMENTS = 100;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_COMMENT = 10_000;
    private static final Set<String> FIELDS = Set.of("environments", "decision", "comment");

    /** Refuses what says less, or more, than a decision. */
    static ReviewRequest read(byte @Nullable [] body) {
        ObjectNode json = JsonBody.read(body == null ? new byte[0] : body)
                .orElseThrow(() -> new InvalidRequestException(
                        "body",
                        "must be one JSON object in UTF-8 without repeated names, such as"
                                + " {\"environments\": [\"production\"], \"decision\": \"approved\"}"));
        if (!FIELDS.containsAll(json.propertyNames())) {
            throw new InvalidRequestException(
                    "body", "may have environments, decision and comment, and no other field");
        }
        return new ReviewRequest(
                environments(json.path("environments")),
                decision(json.path("decision")),
                comment(json.path("comment")));
    }

    private static Set<String> environments(JsonNode names) {
        List<JsonNode> all = names.valueStream().toList();
        boolean usable = names.isArray() && !all.isEmpty() && all.size() <= MOST_ENVIRONMENTS;
        if (!usable || !all.stream().allMatch(ReviewRequest::isName)) {
            throw new InvalidRequestException(
                    "environments", "must be a list of 1 to " + MOST_ENVIRONMENTS + " names of environments");
        }
        return Set.copyOf(all.stream().map(JsonNode::stringValue).distinct().toList());
    }

    private static boolean isName(JsonNode name) {
        return name.isString()
                && !name.stringValue().isBlank()
                && name.stringValue().length() <= LONGEST_NAME;
    }

    private static Decision decision(JsonNode word) {
        return switch (word.isString() ? word.stringValue() : "") {
            case "approved" -> Decision.APPROVED;
            case "rejected" -> Decision.REJECTED;
            default -> throw new InvalidRequestException("decision", "must be approved or rejected");
        };
    }

    private static String comment(JsonNode text) {
        if (text.isMissingNode() || text.isNull()) {
            return "";
        }
        if (!text.isString() || text.stringValue().length() > LONGEST_COMMENT) {
            throw new InvalidRequestException(
                    "comment", "must be a text of at most " + LONGEST_COMMENT + " characters");
        }
        return text.stringValue();
    }
}
