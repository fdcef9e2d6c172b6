package io.actionsgateway.webhook.event;

import java.io.Serial;

/** The body is authentic but cannot be used; its message says why, and quotes nothing of it. */
public final class UnusablePayloadException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a body.
     *
     * @param reason for whoever looks at the quarantined delivery
     */
    public UnusablePayloadException(String reason) {
        super(reason, null, false, false);
    }
}
