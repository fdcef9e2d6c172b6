package io.actionsgateway.simulation.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Why a request is too much, and how GitHub says so. */
sealed interface Excess {

    /** The budget of the hour is spent. */
    record Primary() implements Excess {}

    /** Too many requests in too short a time. */
    record Secondary(Duration left) implements Excess {}

    /** Too many things created in too short a time. */
    record Content(Duration left) implements Excess {}

    /**
     * The refusal.
     *
     * @param spender who asked
     * @param user whom undeclared tokens belong to
     * @param id of the request, for GitHub's support
     */
    default ApiAnswer answer(int status, Spender spender, long user, String id, Instant now) {
        String support = " If you reach out to GitHub Support for help, please include the request ID " + id
                + " and timestamp " + Words.TIME.format(now) + " UTC.";
        return switch (this) {
            case Primary _
            when spender.anonymous() ->
                refusal(
                        status,
                        "API rate limit exceeded for " + spender.address() + ". " + Words.GOOD_NEWS,
                        "resources-in-the-rest-api#rate-limiting");
            case Primary _ ->
                refusal(
                        status,
                        "API rate limit exceeded for user ID " + user + "." + support,
                        "rate-limits-for-the-rest-api");
            case Secondary(Duration left) -> secondary(status, Words.SECONDARY + support, left);
            case Content(Duration left) -> secondary(status, Words.CONTENT + support, left);
        };
    }

    private static ApiAnswer secondary(int status, String message, Duration left) {
        ApiAnswer answer = refusal(status, message, "rate-limits-for-the-rest-api#about-secondary-rate-limits");
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return new ApiAnswer(status, answer.body(), Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    }

    private static ApiAnswer refusal(int status, String message, String page) {
        return GitHubError.of(status, message).answer("https://docs.github.com/rest/overview/" + page);
    }

    /** What GitHub says. */
    final class Words {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
        private static final String GOOD_NEWS = "(But here's the good news: Authenticated requests get a higher rate"
                + " limit. Check out the documentation for more details.)";
        private static final String SECONDARY =
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
        private static final String CONTENT = "You have exceeded a secondary rate limit and have been temporarily"
                + " blocked from content creation. Please retry your request again later.";

        private Words() {}
    }
}
