package io.actionsgateway.api.error;

import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Decides what a question that GitHub did not answer looks like to whoever asked us. */
final class GitHubProblems {

    private GitHubProblems() {}

    static Problem of(GitHubException failure) {
        String detail = failure.getMessage();
        return switch (failure) {
            case GitHubException.NotFound missing ->
                Problem.of(
                        HttpStatus.NOT_FOUND, missing.resource().word() + "-not-found", "Not found at GitHub", detail);
            case GitHubException.ArtifactExpired ignored ->
                Problem.of(HttpStatus.GONE, "artifact-expired", "Artifact expired", detail);
            case GitHubException.AccessDenied ignored ->
                Problem.of(HttpStatus.BAD_GATEWAY, "github-access-denied", "GitHub denies access", detail);
            case GitHubException.Unauthorized ignored ->
                Problem.of(HttpStatus.BAD_GATEWAY, "github-unauthorized", "GitHub refuses our credential", detail);
            case GitHubException.WorkflowDisabled ignored ->
                Problem.of(HttpStatus.CONFLICT, "workflow-disabled", "Workflow disabled", detail);
            case GitHubException.RunInProgress ignored ->
                Problem.of(HttpStatus.CONFLICT, "run-in-progress", "Run in progress", detail);
            case GitHubException.RunCancelled ignored ->
                Problem.of(HttpStatus.CONFLICT, "run-cancelled", "Run cancelled", detail);
            case GitHubException.RunCompleted ignored ->
                Problem.of(HttpStatus.CONFLICT, "run-completed", "Run completed", detail);
            case GitHubException.Conflict ignored -> Problem.of(HttpStatus.CONFLICT, "conflict", "Conflict", detail);
            case GitHubException.InvalidInputs ignored ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-inputs", "Invalid inputs", detail);
            case GitHubException.InvalidRef ignored ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-ref", "Invalid ref", detail);
            case GitHubException.Truncated ignored ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "list-truncated", "List truncated", detail);
            case GitHubException.RateLimited limited ->
                later(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "Rate limited", detail, limited.retryAfter());
            case GitHubException.SecondaryLimited limited ->
                later(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "secondary-rate-limited",
                        "Secondary rate limit",
                        detail,
                        limited.retryAfter());
            case GitHubException.CircuitOpen open ->
                later(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "github-circuit-open",
                        "GitHub is away",
                        detail,
                        open.retryAfter());
            case GitHubException.ServiceUnavailable ignored ->
                Problem.of(HttpStatus.BAD_GATEWAY, "github-unavailable", "GitHub fails", detail);
            case GitHubException.Timeout ignored ->
                Problem.of(HttpStatus.GATEWAY_TIMEOUT, "github-timeout", "GitHub does not answer", detail);
            case GitHubException.UnsupportedByHost ignored ->
                Problem.of(HttpStatus.NOT_IMPLEMENTED, "unsupported-by-host", "Unsupported by this GitHub", detail);
            case GitHubException.ParseError ignored ->
                Problem.of(HttpStatus.BAD_GATEWAY, "github-answer-unreadable", "Unreadable answer", detail);
            case GitHubException.RunUnknown ignored ->
                Problem.of(HttpStatus.BAD_GATEWAY, "run-unknown", "Run unknown", detail);
            case GitHubException.TransportError ignored ->
                Problem.of(HttpStatus.BAD_GATEWAY, "github-unreachable", "GitHub cannot be reached", detail);
            case GitHubException.Internal ignored ->
                Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Internal error", detail);
        };
    }

    private static Problem later(HttpStatus status, String kind, String title, @Nullable String detail, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.of(status, kind, title, detail).with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
