package io.actionsgateway.run.dispatch;

import io.actionsgateway.github.transport.GitHubException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What GitHub made of a request that starts jobs. What is not sure is {@link Unknown}. */
public sealed interface DispatchOutcome {

    /**
     * It started them.
     *
     * @param runId the run
     * @param htmlUrl its page, where GitHub said so
     */
    record Started(long runId, @Nullable String htmlUrl) implements DispatchOutcome {}

    /** It took the request and did not say which run comes of it. */
    record Accepted() implements DispatchOutcome {}

    /** It may have acted. */
    record Unknown() implements DispatchOutcome {}

    /**
     * It surely started nothing.
     *
     * @param reason in one word, such as {@code invalid_ref}
     */
    record Failed(String reason) implements DispatchOutcome {}

    /**
     * What a failure says about a request that was to be sent.
     *
     * @param failure of the call
     * @return {@link Failed} or {@link Unknown}
     */
    static DispatchOutcome of(GitHubException failure) {
        return switch (failure) {
            case GitHubException.NotFound ignored -> failed(failure);
            case GitHubException.ArtifactExpired ignored -> failed(failure);
            case GitHubException.AccessDenied ignored -> failed(failure);
            case GitHubException.Unauthorized ignored -> failed(failure);
            case GitHubException.WorkflowDisabled ignored -> failed(failure);
            case GitHubException.RunInProgress ignored -> failed(failure);
            case GitHubException.RunCancelled ignored -> failed(failure);
            case GitHubException.RunCompleted ignored -> failed(failure);
            case GitHubException.InvalidInputs ignored -> failed(failure);
            case GitHubException.InvalidRef ignored -> failed(failure);
            case GitHubException.Conflict ignored -> failed(failure);
            case GitHubException.RateLimited ignored -> failed(failure);
            case GitHubException.SecondaryLimited ignored -> failed(failure);
            case GitHubException.CircuitOpen ignored -> failed(failure);
            case GitHubException.UnsupportedByHost ignored -> failed(failure);
            case GitHubException.TransportError error -> error.sent() ? new Unknown() : new Failed("not_sent");
            case GitHubException.ServiceUnavailable ignored -> new Unknown();
            case GitHubException.Timeout ignored -> new Unknown();
            case GitHubException.ParseError ignored -> new Unknown();
            case GitHubException.RunUnknown ignored -> new Unknown();
            case GitHubException.Truncated ignored -> new Unknown();
            case GitHubException.Internal ignored -> new Unknown();
        };
    }

    /**
     * The reason of a failure that surely started nothing.
     *
     * @param failure such as {@code InvalidRef}
     * @return such as {@code invalid_ref}
     */
    static String reason(Throwable failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static Failed failed(GitHubException failure) {
        return new Failed(reason(failure));
    }
}
