package io.actionsgateway.github.transport;

import java.time.Duration;
import java.util.Optional;

/** How long GitHub is to be left alone after a failure, by whoever can go on later. */
public final class Respite {

    /** GitHub or the way to it is unwell, and says nothing more. */
    private static final Duration UNWELL = Duration.ofSeconds(10);

    private Respite() {}

    /**
     * Reads it off a failure.
     *
     * @param failure of a call
     * @return a pause after which the same call may succeed; empty when waiting does not help
     */
    public static Optional<Duration> after(GitHubException failure) {
        return switch (failure) {
            case GitHubException.RateLimited limited -> Optional.of(limited.retryAfter());
            case GitHubException.SecondaryLimited limited -> Optional.of(limited.retryAfter());
            case GitHubException.CircuitOpen open -> Optional.of(open.retryAfter());
            case GitHubException.ServiceUnavailable _,
                    GitHubException.Timeout _,
                    GitHubException.TransportError _,
                    GitHubException.ParseError _ -> Optional.of(UNWELL);
            case GitHubException.NotFound _,
                    GitHubException.ArtifactExpired _,
                    GitHubException.AccessDenied _,
                    GitHubException.Unauthorized _,
                    GitHubException.WorkflowDisabled _,
                    GitHubException.RunInProgress _,
                    GitHubException.RunCancelled _,
                    GitHubException.RunCompleted _,
                    GitHubException.InvalidInputs _,
                    GitHubException.InvalidRef _,
                    GitHubException.Conflict _,
                    GitHubException.RunUnknown _,
                    GitHubException.UnsupportedByHost _,
                    GitHubException.Truncated _,
                    GitHubException.Internal _ -> Optional.empty();
        };
    }
}
