package io.actionsgateway.github.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class AnswerTests {

    /** Three minutes behind GitHub's clock. */
    private static final Instant NOW = Instant.parse("2026-05-01T09:57:00Z");

    private static final String SENT = "Fri, 01 May 2026 10:00:00 GMT";

    private static Answer answer(String retryAfter, String date) {
        HttpHeaders headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (date != null) {
            headers.set(HttpHeaders.DATE, date);
        }
        return new Answer(503, headers, new byte[0], CacheStatus.HIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 | 17",
                "' 17 ' | 17",
                "0 | 0",
                "Fri, 01 May 2026 10:00:45 GMT | 45",
                "Fri, 01 May 2026 09:59:00 GMT | 0"
            })
    void readsSecondsAndDatesByGitHubsClock(String text, long seconds) {
        assertThat(answer(text, SENT).retryAfter(NOW)).hasValue(Duration.ofSeconds(seconds));
    }

    @Test
    void countsADateFromOurClockWhenTheAnswerHasNone() {
        assertThat(answer("Fri, 01 May 2026 10:00:45 GMT", null).retryAfter(NOW))
                .hasValue(Duration.ofSeconds(225));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "soon", "12345678901", "''"})
    void knowsNothingOfWhatItCannotRead(String text) {
        assertThat(answer(text, "yesterday").retryAfter(NOW)).isEmpty();
        assertThat(answer(null, "yesterday").retryAfter(NOW)).isEmpty();
        assertThat(answer(text, "yesterday").date()).isEmpty();
    }
}
