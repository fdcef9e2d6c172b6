package io.actionsgateway.simulation.state;

import java.util.Locale;

/** Where a run, job or step stands, in GitHub's words. */
public enum Status {
    QUEUED,
    WAITING,
    /** Held back by a concurrency group. */
    PENDING,
    IN_PROGRESS,
    COMPLETED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
