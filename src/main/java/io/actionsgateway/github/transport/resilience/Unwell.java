package io.actionsgateway.github.transport.resilience;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.TransportError;

/** Which failures speak of a host or a network that is not well. */
final class Unwell {

    private Unwell() {}

    /** A transport error without the network's cause is a refusal of ours: nothing is broken. */
    static boolean isSign(Throwable failure) {
        return failure instanceof GitHubException.Timeout
                || (failure instanceof TransportError error && error.getCause() != null);
    }

    static boolean isServerError(int status) {
        return status >= 500;
    }
}
