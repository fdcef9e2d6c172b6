package io.actionsgateway.api.v3.ledger;

import io.actionsgateway.api.policy.JsonBody;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.security.AccessRefusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What GitHub made of a request that starts jobs. What is not sure is {@link Unknown}. */
sealed interface Outcome {

    /** It started them. */
    record Started(long runId) implements Outcome {}

    /** It may have. */
    record Unknown() implements Outcome {}

    /** It surely did not. */
    record Failed() implements Outcome {}

    int REQUEST_TIMEOUT = 408;

    static Outcome of(Start start, DialectAnswer answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            return run(start, answer).<Outcome>map(Started::new).orElseGet(Unknown::new);
        }
        boolean refused = answer.status() >= 400 && answer.status() < 500 && answer.status() != REQUEST_TIMEOUT;
        return refused ? new Failed() : new Unknown();
    }

    private static Optional<Long> run(Start start, DialectAnswer answer) {
        return Optional.ofNullable(start.entry().runId())
                .or(() -> JsonBody.read(answer.body())
                        .map(body -> body.path("workflow_run_id"))
                        .filter(JsonNode::canConvertToLong)
                        .map(JsonNode::longValue));
    }

    static Outcome of(Throwable failure) {
        return switch (failure) {
            case GitHubException github -> of(github);
            case AccessRefusal ignored -> new Failed();
            case DialectRefusal ignored -> new Failed();
            default -> new Unknown();
        };
    }

    private static Outcome of(GitHubException failure) {
        return switch (failure) {
            case GitHubException.NotFound ignored -> new Failed();
            case GitHubException.ArtifactExpired ignored -> new Failed();
            case GitHubException.AccessDenied ignored -> new Failed();
            case GitHubException.Unauthorized ignored -> new Failed();
            case GitHubException.WorkflowDisabled ignored -> new Failed();
            case GitHubException.RunInProgress ignored -> new Failed();
            case GitHubException.RunCancelled ignored -> new Failed();
            case GitHubException.RunCompleted ignored -> new Failed();
            case GitHubException.InvalidInputs ignored -> new Failed();
            case GitHubException.InvalidRef ignored -> new Failed();
            case GitHubException.Conflict ignored -> new Failed();
            case GitHubException.RateLimited ignored -> new Failed();
            case GitHubException.SecondaryLimited ignored -> new Failed();
            case GitHubException.CircuitOpen ignored -> new Failed();
            case GitHubException.UnsupportedByHost ignored -> new Failed();
            case GitHubException.ServiceUnavailable ignored -> new Unknown();
            case GitHubException.Timeout ignored -> new Unknown();
            case GitHubException.TransportError ignored -> new Unknown();
            case GitHubException.ParseError ignored -> new Unknown();
            case GitHubException.RunUnknown ignored -> new Unknown();
            case GitHubException.Truncated ignored -> new Unknown();
            case GitHubException.Internal ignored -> new Unknown();
        };
    }
}
