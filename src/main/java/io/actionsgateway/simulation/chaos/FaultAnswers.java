package io.actionsgateway.simulation.chaos;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.GitHubError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures in GitHub's words. */
final class FaultAnswers {

    private static final String DOCUMENTATION = "https://docs.github.com/rest";
    private static final String LIMITS = DOCUMENTATION + "/using-the-rest-api/rate-limits-for-the-rest-api";
    private static final String SECONDARY_LIMITS =
            DOCUMENTATION + "/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits";
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);

    private FaultAnswers() {}

    /** The budget is spent until its reset: a minute from now when nobody says. */
    static ApiAnswer primary(long user, @Nullable Duration pause, Instant now) {
        Instant reset = now.plus(pause == null ? USUAL_PAUSE : pause);
        return GitHubError.forbidden("API rate limit exceeded for user ID " + user + ".")
                .with(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", Long.toString(reset.getEpochSecond())))
                .answer(LIMITS);
    }

    static ApiAnswer secondary(@Nullable Duration pause) {
        return GitHubError.forbidden("You have exceeded a secondary rate limit."
                        + " Please wait a few minutes before you try again.")
                .with(retryAfter(pause))
                .answer(SECONDARY_LIMITS);
    }

    static ApiAnswer unavailable(@Nullable Duration pause) {
        return GitHubError.of(503, "No server is currently available to service your request.")
                .with(retryAfter(pause))
                .answer(DOCUMENTATION);
    }

    static ApiAnswer of(int status, String message) {
        return GitHubError.of(status, message).answer(DOCUMENTATION);
    }

    private static Map<String, String> retryAfter(@Nullable Duration pause) {
        return pause == null ? Map.of() : Map.of("Retry-After", Long.toString(pause.toSeconds()));
    }
}
