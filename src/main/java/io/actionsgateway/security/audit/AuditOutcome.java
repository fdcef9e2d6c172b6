package io.actionsgateway.security.audit;

import java.util.Locale;

/** What became of what somebody wanted. */
public enum AuditOutcome {
    /** A write is about to leave; another entry with the same request id says how it ended. */
    STARTED,
    /** It was done. */
    DONE,
    /** GitHub refused it. */
    REFUSED,
    /** We refused it. */
    DENIED,
    /** It was let go, but surely not done. */
    FAILED,
    /** It may have been done. */
    UNKNOWN;

    /**
     * Its name in entries, filters and metrics.
     *
     * @return such as {@code done}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
