package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.AccessDenied;
import io.actionsgateway.github.transport.GitHubException.ParseError;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.github.transport.Scope;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.platform.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an App asks GitHub about itself, in GitHub's words. Answers are read here; none is ever logged or quoted. */
final class AppOperations {

    /**
     * A token in GitHub's words.
     *
     * @param value checked to fit into a header
     * @param expiresAt by GitHub's clock
     */
    record NewToken(Secret value, Instant expiresAt) {}

    private static final Operation OF_REPOSITORY =
            Operation.get("apps/get-repo-installation", "/repos/{owner}/{repo}/installation", Permission.NONE);
    private static final Operation OF_ORGANIZATION =
            Operation.get("apps/get-org-installation", "/orgs/{org}/installation", Permission.NONE);
    private static final Operation NEW_TOKEN = Operation.token(
            "apps/create-installation-access-token", "/app/installations/{installation_id}/access_tokens");

    /** Not the caller's: others wait for the same answer, and a short patience of the first must not fail them. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LONGEST_MESSAGE = 200;

    private final Step.Next github;
    private final JsonMapper json;

    AppOperations(Step.Next github, JsonMapper json) {
        this.github = github;
        this.json = json;
    }

    /** Where an App is installed; the scope is a repository or an organization. 200 or 404, or fails. */
    Mono<Answer> installation(Scope scope, AppCredential app, Caller caller) {
        Call call = switch (scope) {
            case Scope.OfRepository(var name) ->
                Call.of(OF_REPOSITORY, Map.of("owner", name.owner(), "repo", name.name()), Map.of());
            case Scope.OfOrganization(String login) -> Call.of(OF_ORGANIZATION, Map.of("org", login), Map.of());
            case Scope.OfApp _, Scope.OfHost _ ->
                throw new IllegalArgumentException("no installation is needed for " + Served.text(scope));
        };
        return ask(call.withCredential(app), caller);
    }

    /** A new token. 201, 404 or 422, or fails. */
    Mono<Answer> newToken(long installation, Narrowing narrowing, AppCredential app, Caller caller) {
        Call call = Call.of(NEW_TOKEN, Map.of("installation_id", Long.toString(installation)), Map.of());
        return ask(call.withBody(json.writeValueAsBytes(narrowing.body())).withCredential(app), caller);
    }

    private Mono<Answer> ask(Call call, Caller caller) {
        return github.send(call)
                .contextWrite(caller.within(PATIENCE))
                .map(answer -> expected(answer, call.operation()));
    }

    private Answer expected(Answer answer, Operation operation) {
        if (answer.successful() || answer.status() == 404 || answer.status() == 422) {
            return answer;
        }
        throw answer.status() == 403
                ? new AccessDenied(
                        message(answer),
                        answer.header("x-accepted-github-permissions").orElse(null))
                : new ParseError("GitHub answered " + answer.status() + " to " + operation.id() + ".", null);
    }

    private String message(Answer answer) {
        String text = body(answer, "error").path("message").stringValue("no reason is given");
        return text.substring(0, Math.min(LONGEST_MESSAGE, text.length()));
    }

    /** The id in an answer about an installation. */
    long readInstallation(Answer answer) {
        long id = body(answer, "installation").path("id").longValue(0);
        if (id <= 0) {
            throw new ParseError("GitHub's answer about an installation has no id.", null);
        }
        return id;
    }

    /** The token in an answer. */
    NewToken readToken(Answer answer) {
        JsonNode body = body(answer, "installation token");
        String token = body.path("token").stringValue("");
        if (!TokenText.sendable(token)) {
            throw new ParseError(
                    "GitHub's installation token is missing, longer than 600 characters or malformed.", null);
        }
        try {
            String expiry = body.path("expires_at").stringValue("");
            return new NewToken(new Secret(token), OffsetDateTime.parse(expiry).toInstant());
        } catch (DateTimeException unreadable) {
            throw new ParseError("GitHub's installation token has no readable expiry.", null);
        }
    }

    private JsonNode body(Answer answer, String what) throws GitHubException {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException unreadable) {
            throw new ParseError("GitHub's answer with an " + what + " is not JSON.", null);
        }
    }
}
