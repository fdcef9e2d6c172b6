package io.actionsgateway.security;

import java.io.Serial;
import java.time.Duration;

/** Whether a credential is valid cannot be told now: whoever could tell does not answer. The message is for the caller. */
public final class CredentialUndecided extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    /**
     * Says who does not answer.
     *
     * @param message and what to do
     * @param retryAfter positive
     */
    public CredentialUndecided(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /**
     * When to try again.
     *
     * @return positive
     */
    public Duration retryAfter() {
        return retryAfter;
    }
}
