package io.actionsgateway.api.error;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.CredentialUndecided;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.callback.CallbackRefusal;
import io.actionsgateway.stream.log.LogRefusal;
import io.actionsgateway.webhook.WebhookRefusal;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebInputException;

/** Decides what each failure looks like from outside. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String SOON = "1";

    private Problems() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case WebhookRefusal refusal -> of(refusal);
            case ApiRefusal refusal -> of(refusal);
            case FeedRefusal refusal -> of(refusal);
            case DialectRefusal refusal -> RefusedRequests.of(refusal);
            case AccessRefusal refusal -> RefusedRequests.of(refusal);
            case ReplayRefusal refusal -> RefusedRequests.of(refusal);
            case LogRefusal refusal -> LogProblems.of(refusal);
            case CallbackRefusal refusal -> RefusedRequests.of(refusal);
            case GitHubException github -> GitHubProblems.of(github);
            case InvalidRequestException invalid ->
                Problem.of(HttpStatus.BAD_REQUEST, "invalid-parameter", "Invalid parameter", invalid.getMessage())
                        .about(invalid.parameter());
            case AuthenticationException ignored ->
                Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "unauthorized",
                                "Unauthorized",
                                "Bad credentials. Send a valid API key or access token as 'Authorization: Bearer KEY'.")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case CredentialUndecided undecided ->
                Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "credential-undecided",
                                "Credential undecided",
                                undecided.getMessage())
                        .with(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(Math.max(1, undecided.retryAfter().toSeconds())));
            case AccessDeniedException ignored ->
                Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "This API key may not do that.");
            case ServerWebInputException input
            when input.getMethodParameter() != null ->
                invalid(String.valueOf(input.getMethodParameter().getParameterName()));
            case NoResourceFoundException ignored ->
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not found",
                        "There is nothing at this address. /api/docs shows what there is.");
            case ErrorResponse response -> of(response);
            case DataAccessResourceFailureException away -> unavailable(away);
            case TransientDataAccessException busy -> unavailable(busy);
            case CannotCreateTransactionException away -> unavailable(away);
            default -> unexpected(failure);
        };
    }

    private static Problem of(WebhookRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case WebhookRefusal.NotAuthentic ignored ->
                Problem.of(HttpStatus.UNAUTHORIZED, "delivery-not-authentic", "Delivery not authentic", detail);
            case WebhookRefusal.UnknownHook ignored ->
                Problem.of(HttpStatus.NOT_FOUND, "unknown-hook", "Unknown hook", detail);
            case WebhookRefusal.MalformedHeader ignored ->
                Problem.of(HttpStatus.BAD_REQUEST, "malformed-header", "Malformed header", detail);
            case WebhookRefusal.UnsupportedBody ignored ->
                Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-body", "Unsupported body", detail);
            case WebhookRefusal.TooLarge ignored ->
                closing(Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "Body too large", detail));
            case WebhookRefusal.TooSlow ignored ->
                closing(Problem.of(HttpStatus.REQUEST_TIMEOUT, "body-too-slow", "Body too slow", detail));
            case WebhookRefusal.NotStored ignored ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "delivery-not-stored", "Delivery not stored", detail)
                        .with(HttpHeaders.RETRY_AFTER, SOON);
        };
    }

    private static Problem of(ApiRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case ApiRefusal.NotFound ignored -> Problem.of(HttpStatus.NOT_FOUND, "not-found", "Not found", detail);
            case ApiRefusal.Conflict ignored -> Problem.of(HttpStatus.CONFLICT, "conflict", "Conflict", detail);
            case ApiRefusal.Gone ignored -> Problem.of(HttpStatus.GONE, "gone", "Gone", detail);
            case ApiRefusal.TooLarge ignored ->
                closing(Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "Body too large", detail));
            case ApiRefusal.Full full ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "full", "Full", detail)
                        .with(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(full.retryAfter().toSeconds()));
        };
    }

    private static Problem of(FeedRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case FeedRefusal.Gone ignored -> Problem.of(HttpStatus.GONE, "events-gone", "Events gone", detail);
            case FeedRefusal.Stuck ignored ->
                Problem.of(HttpStatus.REQUEST_TIMEOUT, "reader-stuck", "Reader stuck", detail);
        };
    }

    /** A part of the path that is no number, or one too large for a number of GitHub's. */
    private static Problem invalid(String parameter) {
        return of(new InvalidRequestException(parameter, "must be a whole number that fits its type"));
    }

    /** Spring's own: unknown path, wrong method, unreadable request. */
    private static Problem of(ErrorResponse response) {
        ProblemDetail said = response.getBody();
        HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
        String title = status == null ? "Refused" : status.getReasonPhrase();
        String kind = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        Problem problem = Problem.of(response.getStatusCode(), kind, title, said.getDetail());
        response.getHeaders().forEach((name, values) -> problem.headers().addAll(name, values));
        return problem;
    }

    /** The rest of the body is not read, so the connection cannot be used again. */
    private static Problem closing(Problem problem) {
        return problem.with(HttpHeaders.CONNECTION, "close");
    }

    private static Problem unavailable(Exception failure) {
        log.warn(
                "The database did not answer: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-unavailable",
                        "Service unavailable",
                        "The database does not answer now; try again later.")
                .with(HttpHeaders.RETRY_AFTER, SOON);
    }

    private static Problem unexpected(Throwable failure) {
        log.error("Unexpected failure", failure);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Internal error",
                "The service failed; its log says why.");
    }
}
