package io.actionsgateway.simulation.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a job as GitHub shows it. */
public record Step(
        int number,
        String name,
        Status status,
        @Nullable Conclusion conclusion,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    public static Step queued(int number, String name) {
        return new Step(number, name, Status.QUEUED, null, null, null);
    }

    public Step started(Instant now) {
        return new Step(number, name, Status.IN_PROGRESS, null, now, null);
    }

    public Step completed(Instant now, Conclusion how) {
        return new Step(number, name, Status.COMPLETED, how, startedAt, now);
    }

    public Step skipped(Instant now) {
        return new Step(number, name, Status.COMPLETED, Conclusion.SKIPPED, now, now);
    }
}
