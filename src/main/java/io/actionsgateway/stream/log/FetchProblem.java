package io.actionsgateway.stream.log;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.AccessDenied;
import io.actionsgateway.github.transport.GitHubException.CircuitOpen;
import io.actionsgateway.github.transport.GitHubException.NotFound;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import io.actionsgateway.github.transport.GitHubException.ServiceUnavailable;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.GitHubException.Unauthorized;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** What may go wrong with fetching. */
enum FetchProblem {
    /** A connection broke, a link ran out, storage or GitHub did not answer. */
    INTERRUPTED,
    /** Nothing is sent now: a rate limit, or too many downloads. */
    LIMITED,
    /** GitHub has no such log. */
    LOG_NOT_FOUND,
    /** Our credential may not read it. */
    DENIED,
    /** What came is no log, or an archive beyond the limits. */
    UNUSABLE,
    /** A fault of ours. */
    INTERNAL;

    static FetchProblem of(Throwable failure) {
        return switch (failure) {
            case TransportError _, Timeout _, ServiceUnavailable _ -> INTERRUPTED;
            case RateLimited _, SecondaryLimited _, CircuitOpen _ -> LIMITED;
            case NotFound _ -> LOG_NOT_FOUND;
            case AccessDenied _, Unauthorized _ -> DENIED;
            case GitHubException _, IOException _ -> UNUSABLE;
            default -> INTERNAL;
        };
    }

    /** How long GitHub, or our own admission, wants to be left alone. */
    static Duration wish(Throwable failure) {
        return switch (failure) {
            case RateLimited limited -> limited.retryAfter();
            case SecondaryLimited limited -> limited.retryAfter();
            case CircuitOpen open -> open.retryAfter();
            default -> Duration.ZERO;
        };
    }

    /** For people; never with a link in it. */
    static String message(Throwable failure) {
        String message = failure instanceof GitHubException ? failure.getMessage() : null;
        return message == null ? "The log could not be read." : message;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
