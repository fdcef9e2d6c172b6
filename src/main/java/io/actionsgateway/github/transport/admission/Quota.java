package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An hourly budget as an answer's headers tell it.
 *
 * @param resource which one
 * @param limit of the window
 * @param remaining after the answer
 * @param resetIn time from the answer to the end of the window, by GitHub's clock
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
 */
record Quota(String resource, int limit, int remaining, Duration resetIn) {

    static final String CORE = "core";
    private static final Pattern RESOURCE = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Reads an answer's headers.
     *
     * @param now our time, for an answer without a {@code Date}
     * @return {@code null} unless limit, remaining and reset are there and make sense
     */
    static @Nullable Quota in(Answer answer, Instant now) {
        HttpHeaders headers = answer.headers();
        long limit = number(headers, "x-ratelimit-limit");
        long remaining = number(headers, "x-ratelimit-remaining");
        long reset = number(headers, "x-ratelimit-reset");
        if (limit < 0 || remaining < 0 || reset < 0) {
            return null;
        }
        long seconds = reset - answer.date().orElse(now).getEpochSecond();
        String resource = headers.getFirst("x-ratelimit-resource");
        return new Quota(
                resource != null && RESOURCE.matcher(resource).matches() ? resource : CORE,
                (int) Math.min(limit, Integer.MAX_VALUE / 4),
                (int) Math.min(remaining, limit),
                Duration.ofSeconds(Math.clamp(seconds, -1, LONGEST.toSeconds())));
    }

    /** A whole number of up to twelve digits, or -1. */
    private static long number(HttpHeaders headers, String name) {
        String text = headers.getFirst(name);
        return text != null && text.strip().matches("\\d{1,12}") ? Long.parseLong(text.strip()) : -1;
    }
}
