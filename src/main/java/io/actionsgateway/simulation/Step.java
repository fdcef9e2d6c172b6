package io.actionsgateway.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a job as GitHub shows it. */
record Step(
        int number,
        String name,
        Status status,
        @Nullable Conclusion conclusion,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    static Step queued(int number, String name) {
        return new Step(number, name, Status.QUEUED, null, null, null);
    }

    Step started(Instant now) {
        return new Step(number, name, Status.IN_PROGRESS, null, now, null);
    }

    Step completed(Instant now, Conclusion how) {
        return new Step(number, name, Status.COMPLETED, how, startedAt, now);
    }

    Step skipped(Instant now) {
        return new Step(number, name, Status.COMPLETED, Conclusion.SKIPPED, now, now);
    }
}
