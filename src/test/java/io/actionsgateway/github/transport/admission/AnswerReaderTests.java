package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.CacheStatus.Forward;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

class AnswerReaderTests {

    /** Five minutes behind GitHub. */
    private static final Instant OURS = Instant.parse("2026-11-01T11:55:00Z");

    private static final String DATE = "Date: Sun, 01 Nov 2026 12:00:00 GMT";
    private static final long GITHUBS = Instant.parse("2026-11-01T12:00:00Z").getEpochSecond();
    private static final String SPENT = DATE + "|x-ratelimit-limit: 5000|x-ratelimit-remaining: 0|x-ratelimit-reset: "
            + (GITHUBS + 600) + "|x-ratelimit-resource: core";
    private static final String LEFT = DATE + "|x-ratelimit-limit: 5000|x-ratelimit-remaining: 17|x-ratelimit-reset: "
            + (GITHUBS + 600) + "|x-ratelimit-resource: core";

    private final AnswerReader reader = new AnswerReader(JsonMapper.builder().build());

    @Test
    void measuresTheResetAgainstGitHubsClock() {
        assertThat(read(200, LEFT, "{}").quota()).isEqualTo(new Quota("core", 5000, 17, Duration.ofMinutes(10)));
        assertThat(read(200, LEFT.replace(DATE + "|", ""), "{}").quota())
                .isEqualTo(new Quota("core", 5000, 17, Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource({
        "x-ratelimit-limit: 5000",
        "x-ratelimit-limit: many|x-ratelimit-remaining: 1|x-ratelimit-reset: 1",
        "x-ratelimit-limit: 5000|x-ratelimit-remaining: -1|x-ratelimit-reset: 1"
    })
    void makesNothingOfHeadersWithoutSense(String headers) {
        assertThat(read(200, headers, "{}").quota()).isNull();
    }

    @Test
    void doesNotTakeAServerErrorForAnEndOfRefusals() {
        assertThat(read(502, DATE, "").answered()).isFalse();
        assertThat(read(404, DATE, "{}").answered()).isTrue();
    }

    @Test
    void doesNotTrustTheNameOfAResource() {
        assertThat(read(200, LEFT.replace("resource: core", "resource: Robert'); drop"), "{}")
                        .quota())
                .extracting(Quota::resource)
                .isEqualTo("core");
        assertThat(read(200, LEFT.replace("resource: core", "resource: actions_runner_registration"), "{}")
                        .quota())
                .extracting(Quota::resource)
                .isEqualTo("actions_runner_registration");
    }

    @Test
    void tellsWhatCountsAndWhatDoesNot() {
        assertThat(read(200, LEFT, "{}")).satisfies(report -> {
            assertThat(report.counted()).isTrue();
            assertThat(report.answered()).isTrue();
        });
        assertThat(read(304, LEFT, "").counted()).isFalse();
        assertThat(read(404, LEFT, "{}").counted()).isTrue();
        assertThat(Report.of(new TransportError("refused", false, null)).counted())
                .isFalse();
        assertThat(Report.of(new TransportError("reset", true, null)).counted()).isTrue();
        assertThat(Report.of(new Timeout("the answer", Duration.ofSeconds(10))).counted())
                .isTrue();
    }

    @Test
    void takesASuccessWithoutHeadersForAHostWithoutLimit() {
        assertThat(read(200, DATE, "{}").unlimited()).isTrue();
        assertThat(read(304, DATE, "").unlimited()).isTrue();
        assertThat(read(404, DATE, "<html>").unlimited()).isFalse();
        assertThat(read(200, LEFT, "{}").unlimited()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "403; API rate limit exceeded for user ID 1.",
                "429; API rate limit exceeded for installation ID 1.",
                "403; You have used up your rate limit",
                "429; Slow down",
                "403; `<html>Forbidden</html>`"
            })
    void recognisesThePrimaryLimit(int status, String message) {
        String body = message.startsWith("<") ? message : "{\"message\": \"" + message + "\"}";

        assertThat(read(status, SPENT, body).refusal())
                .isEqualTo(new Refusal(Obstacle.BUDGET_SPENT, Duration.ofSeconds(601)));
    }

    @Test
    void recognisesThePrimaryLimitByItsMessageAlone() {
        String body = "{\"message\": \"API rate limit exceeded for 10.0.0.1. (But here's the good news)\"}";

        assertThat(read(403, LEFT, body).refusal())
                .isEqualTo(new Refusal(Obstacle.BUDGET_SPENT, Duration.ofSeconds(601)));
        assertThat(read(403, DATE, body).refusal()).isEqualTo(new Refusal(Obstacle.BUDGET_SPENT, null));
        assertThat(read(403, DATE + "|Retry-After: 9", body).refusal())
                .isEqualTo(new Refusal(Obstacle.BUDGET_SPENT, Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "403; {\"message\": \"You have exceeded a secondary rate limit. Please wait a few minutes.\"}",
                "403; {\"message\": \"You have exceeded a SECONDARY RATE LIMIT\"}",
                "429; {\"message\": \"You have exceeded a secondary rate limit\"}",
                "403; {\"message\": \"You have triggered an abuse detection mechanism.\"}",
                "403; {\"message\": \"No\", \"documentation_url\": \"https://docs.github.com/x#secondary-rate-limits\"}",
                "403; {\"message\": \"No\", \"documentation_url\": \"https://developer.github.com/v3/#abuse-rate-limits\"}",
                "403; `<html>You have exceeded a secondary rate limit</html>`",
                "429; `<html>Too many requests</html>`",
                "429; []",
                "429; {\"message\": 7}",
                "429; ``"
            })
    void recognisesTheSecondaryLimit(int status, String body) {
        assertThat(read(status, LEFT, body).refusal()).isEqualTo(new Refusal(Obstacle.SECONDARY, null));
    }

    @Test
    void prefersTheSecondaryLimitWhenItIsNamed() {
        assertThat(read(403, SPENT, "{\"message\": \"secondary rate limit\"}").refusal())
                .isEqualTo(new Refusal(Obstacle.SECONDARY, null));
    }

    @Test
    void recognisesTheSecondaryLimitByItsHeaders() {
        assertThat(read(403, DATE + "|gh-limited-by: search-elapsed-time", "").refusal())
                .isEqualTo(new Refusal(Obstacle.SECONDARY, null));
        assertThat(read(403, DATE + "|Retry-After: 30", "").refusal())
                .isEqualTo(new Refusal(Obstacle.SECONDARY, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "30; 30",
                "0; 1",
                "' 7 '; 7",
                "Sun, 01 Nov 2026 12:01:40 GMT; 100",
                "Sun, 01 Nov 2026 11:00:00 GMT; 1",
                "999999999; 86400",
                "soon;",
                "-5;"
            })
    void readsRetryAfterInEitherForm(String value, @Nullable Long seconds) {
        assertThat(read(429, DATE + "|Retry-After: " + value, "").refusal())
                .isEqualTo(new Refusal(Obstacle.SECONDARY, seconds == null ? null : Duration.ofSeconds(seconds)));
    }

    @Test
    void leavesAMissingPermissionAlone() {
        String body = "{\"message\": \"Resource not accessible by integration\", \"status\": \"403\"}";

        assertThat(read(403, LEFT, body).refusal()).isNull();
        assertThat(read(403, SPENT, body).refusal())
                .as("with the last call of the budget")
                .isNull();
        assertThat(read(403, DATE, "<html>Forbidden</html>").refusal()).isNull();
        assertThat(read(404, SPENT, body).refusal()).isNull();
        assertThat(read(200, SPENT, "{}").refusal()).isNull();
    }

    private Report read(int status, String headers, String body) {
        HttpHeaders all = new HttpHeaders();
        for (String line : headers.split("\\|", -1)) {
            all.add(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
        }
        return reader.read(
                new Answer(
                        status,
                        all,
                        body.getBytes(StandardCharsets.UTF_8),
                        CacheStatus.forwarded(Forward.URI_MISS, status)),
                OURS);
    }
}
