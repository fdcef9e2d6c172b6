package io.actionsgateway.simulation;

import java.util.Locale;

/** Where a run, job or step stands, in GitHub's words. */
enum Status {
    QUEUED,
    WAITING,
    IN_PROGRESS,
    COMPLETED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
