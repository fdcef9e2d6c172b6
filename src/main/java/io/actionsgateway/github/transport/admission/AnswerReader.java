package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what an answer tells about limits. A limit is told from a missing permission by headers and body: both are 403,
 * and both may come with the last call of the budget.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
 */
final class AnswerReader {

    private static final int LONGEST_TEXT = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private record Words(boolean json, String message, String documentation) {}

    private final JsonMapper mapper;

    AnswerReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Report read(Answer answer, Instant now) {
        Quota quota = Quota.in(answer, now);
        Refusal refusal = answer.status() == 403 || answer.status() == 429 ? refusal(answer, quota, now) : null;
        boolean unlimited = quota == null && (answer.successful() || answer.status() == 304);
        boolean answered = refusal == null && answer.status() < 500;
        return new Report(answer.status() != 304, answered, unlimited, quota, refusal);
    }

    private @Nullable Refusal refusal(Answer answer, @Nullable Quota quota, Instant now) {
        Words words = words(answer.body());
        boolean tooMany = answer.status() == 429;
        Duration asked = answer.retryAfter(now).map(AnswerReader::bounded).orElse(null);
        if (namesSecondary(words)) {
            return new Refusal(Obstacle.SECONDARY, asked);
        }
        if (namesPrimary(words) || (spent(answer) && (tooMany || !namesOther(words)))) {
            Duration reset = quota == null || !quota.resetIn().isPositive() ? null : quota.resetIn();
            return new Refusal(Obstacle.BUDGET_SPENT, reset == null ? asked : reset.plus(Budget.MARGIN));
        }
        boolean hinted = asked != null || answer.header("gh-limited-by").isPresent();
        return tooMany || hinted ? new Refusal(Obstacle.SECONDARY, asked) : null;
    }

    private static boolean namesSecondary(Words words) {
        return words.message.contains("secondary rate limit")
                || words.message.contains("abuse detection")
                || words.documentation.endsWith("secondary-rate-limits")
                || words.documentation.endsWith("#abuse-rate-limits");
    }

    private static boolean namesPrimary(Words words) {
        return words.message.contains("api rate limit exceeded");
    }

    private static boolean spent(Answer answer) {
        return answer.header("x-ratelimit-remaining")
                .map(String::strip)
                .filter("0"::equals)
                .isPresent();
    }

    /** GitHub gives another reason, such as a permission; the budget happens to be spent as well. */
    private static boolean namesOther(Words words) {
        return words.json && !words.message.isEmpty() && !words.message.contains("rate limit");
    }

    private Words words(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree != null && tree.isObject()) {
                return new Words(true, text(tree, "message"), text(tree, "documentation_url"));
            }
        } catch (JacksonException page) {
            // A proxy's page, or a broken one: its words are looked at as they are.
        }
        String start = new String(body, 0, Math.min(body.length, LONGEST_TEXT), StandardCharsets.UTF_8);
        return new Words(false, start.toLowerCase(Locale.ROOT), "");
    }

    private static String text(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isString() ? value.stringValue().toLowerCase(Locale.ROOT) : "";
    }

    private static Duration bounded(Duration wait) {
        return Duration.ofSeconds(Math.clamp(wait.toSeconds(), 1, LONGEST_WAIT.toSeconds()));
    }
}
