package io.actionsgateway.api.idempotency;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.security.AccessRefusal;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;

/** Tells failures after which the same request may safely be tried again from those that are its answer. */
final class NothingDone {

    private NothingDone() {}

    /** Whether surely nothing was done. What may have been done, such as after a time-out, is never repeated. */
    static boolean by(Throwable failure) {
        return switch (failure) {
            case AccessRefusal ignored -> true;
            case DialectRefusal ignored -> true;
            case InvalidRequestException ignored -> true;
            case ErrorResponse ignored -> true;
            case GitHubException github -> by(github);
            case DataAccessResourceFailureException ignored -> true;
            case TransientDataAccessException ignored -> true;
            case CannotCreateTransactionException ignored -> true;
            default -> false;
        };
    }

    private static boolean by(GitHubException failure) {
        return switch (failure) {
            case GitHubException.RateLimited ignored -> true;
            case GitHubException.SecondaryLimited ignored -> true;
            case GitHubException.CircuitOpen ignored -> true;
            case GitHubException.TransportError error -> !error.sent();
            default -> false;
        };
    }
}
