package io.actionsgateway.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Reads how long a server asks us to stay away.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
 */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * Reads seconds, or a date, which counts from the answer's own.
     *
     * @param headers of the answer
     * @param now by our clock, for an answer that has no date
     * @return zero when the date has passed; empty when it does not ask, or not readably
     */
    public static Optional<Duration> read(HttpHeaders headers, Instant now) {
        String given = headers.getFirst(HttpHeaders.RETRY_AFTER);
        String text = given == null ? "" : given.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant sent = date(headers, HttpHeaders.DATE).orElse(now);
        return date(headers, HttpHeaders.RETRY_AFTER)
                .map(until -> until.isAfter(sent) ? Duration.between(sent, until) : Duration.ZERO);
    }

    /**
     * Reads a date in any of the forms of HTTP.
     *
     * @param headers of the answer
     * @param name of the header
     * @return empty when it is not there, or unreadable
     */
    public static Optional<Instant> date(HttpHeaders headers, String name) {
        try {
            long millis = headers.getFirstDate(name);
            return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
