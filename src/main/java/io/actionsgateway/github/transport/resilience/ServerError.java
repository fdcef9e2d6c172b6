package io.actionsgateway.github.transport.resilience;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import java.time.Instant;

/** A 5xx answer on its way to be tried again, or to become what the caller sees. */
final class ServerError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    ServerError(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    int status() {
        return answer.status();
    }

    /** How long a 503 asks us to stay away: seconds or a date; zero when it does not say. */
    Duration retryAfter(Instant now) {
        return answer.status() == 503 ? answer.retryAfter(now).orElse(Duration.ZERO) : Duration.ZERO;
    }

    GitHubException forCaller() {
        return new GitHubException.ServiceUnavailable(answer.status(), answer.requestId());
    }
}
