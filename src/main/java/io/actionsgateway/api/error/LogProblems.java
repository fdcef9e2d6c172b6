package io.actionsgateway.api.error;

import io.actionsgateway.stream.log.LogRefusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Decides what it looks like that there is no stream of logs: what GitHub calls 404 has a name of its own here. */
final class LogProblems {

    private LogProblems() {}

    static Problem of(LogRefusal refusal) {
        String detail = refusal.getMessage();
        return switch (refusal) {
            case LogRefusal.UnknownRun _ -> Problem.of(HttpStatus.NOT_FOUND, "run-not-found", "No such run", detail);
            case LogRefusal.UnknownJob _ -> Problem.of(HttpStatus.NOT_FOUND, "job-not-found", "No such job", detail);
            case LogRefusal.Expired _ -> Problem.of(HttpStatus.GONE, "logs-expired", "Logs expired", detail);
            case LogRefusal.InProgress _ ->
                Problem.of(HttpStatus.CONFLICT, "run-in-progress", "Run in progress", detail);
            case LogRefusal.TooMany _ ->
                later(HttpStatus.TOO_MANY_REQUESTS, "too-many-log-streams", "Too many log streams", refusal);
            case LogRefusal.Full _ ->
                later(HttpStatus.SERVICE_UNAVAILABLE, "log-streams-full", "Log streams are full", refusal);
        };
    }

    private static Problem later(HttpStatus status, String kind, String title, LogRefusal refusal) {
        return Problem.of(status, kind, title, refusal.getMessage()).with(HttpHeaders.RETRY_AFTER, "5");
    }
}
