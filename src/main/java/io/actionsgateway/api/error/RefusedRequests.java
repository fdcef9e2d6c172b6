package io.actionsgateway.api.error;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.stream.callback.CallbackRefusal;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Decides what a refusal looks like to a caller who is known. */
final class RefusedRequests {

    private RefusedRequests() {}

    static Problem of(AccessRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case AccessRefusal.NotGranted ignored -> notFound();
            case AccessRefusal.MissingPermission missing ->
                Problem.of(HttpStatus.FORBIDDEN, "missing-permission", "Missing permission", detail)
                        .with("X-Accepted-GitHub-Permissions", missing.accepted());
            case AccessRefusal.Forbidden forbidden ->
                Problem.of(HttpStatus.FORBIDDEN, forbidden.code(), "Forbidden", detail)
                        .naming(List.of(new Problem.Field("Policy", forbidden.code(), forbidden.code())));
            case AccessRefusal.QuotaSpent spent ->
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "quota-spent", "Quota spent", detail)
                        .with(HttpHeaders.RETRY_AFTER, seconds(spent.retryAfter()));
        };
    }

    static Problem of(DialectRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case DialectRefusal.Unlisted ignored -> notFound();
            case DialectRefusal.Malformed ignored ->
                Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", "Malformed request", detail);
            case DialectRefusal.Invalid invalid ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-request", "Invalid request", detail)
                        .naming(invalid.fields().stream()
                                .map(each -> new Problem.Field(each.resource(), each.field(), each.code()))
                                .toList());
            case DialectRefusal.TooLarge ignored ->
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "Body too large", detail)
                        .with(HttpHeaders.CONNECTION, "close");
        };
    }

    static Problem of(ReplayRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case ReplayRefusal.AnotherRequest ignored ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", "Idempotency key reused", detail);
            case ReplayRefusal.StillUnderWay busy ->
                Problem.of(HttpStatus.CONFLICT, "request-under-way", "Request under way", detail)
                        .with(HttpHeaders.RETRY_AFTER, seconds(busy.retryAfter()));
            case ReplayRefusal.OutcomeUnknown ignored ->
                Problem.of(HttpStatus.CONFLICT, "outcome-unknown", "Outcome unknown", detail);
            case ReplayRefusal.AnswerNotKept ignored ->
                Problem.of(HttpStatus.CONFLICT, "answer-not-kept", "Answer not kept", detail);
        };
    }

    static Problem of(CallbackRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case CallbackRefusal.Disabled ignored ->
                Problem.of(HttpStatus.FORBIDDEN, "callbacks-disabled", "Callbacks disabled", detail);
            case CallbackRefusal.HostNotAllowed ignored ->
                Problem.of(HttpStatus.FORBIDDEN, "callback-host-not-allowed", "Callback host not allowed", detail)
                        .about("url");
            case CallbackRefusal.TooMany ignored ->
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-callbacks", "Too many callbacks", detail);
        };
    }

    /** The same for what is not there and for what is not granted. */
    private static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "Not Found", "Not Found");
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
