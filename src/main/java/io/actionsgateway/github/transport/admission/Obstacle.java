package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.RateLimited.Reason;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import java.time.Duration;
import java.util.Locale;

/** What stands against a call. */
enum Obstacle {
    /** GitHub's hourly limit is reached. */
    BUDGET_SPENT,
    /** What is left belongs to the other classes. */
    KEPT_FOR_OTHERS,
    /** The class is slowed down, so that the budget lasts. */
    PACED,
    /** Places, points or the time between two writes. */
    BUSY,
    /** GitHub has asked us to stop. */
    SECONDARY;

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** The same in the caller's words. */
    GitHubException refusal(Duration wait) {
        Duration retryAfter = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return switch (this) {
            case BUDGET_SPENT -> new RateLimited(Reason.BUDGET_SPENT, retryAfter);
            case KEPT_FOR_OTHERS -> new RateLimited(Reason.KEPT_FOR_OTHERS, retryAfter);
            case PACED -> new RateLimited(Reason.PACED, retryAfter);
            case BUSY -> new RateLimited(Reason.BUSY, retryAfter);
            case SECONDARY -> new SecondaryLimited(retryAfter);
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
