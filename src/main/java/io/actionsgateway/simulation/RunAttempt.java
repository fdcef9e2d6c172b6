package io.actionsgateway.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt of a run, as it stands now. Guarded by the {@link RunSimulator}. */
final class RunAttempt {

    private final WorkflowRun run;
    private final int number;
    private final Instant startedAt;
    private final List<WorkflowJob> jobs = new ArrayList<>();
    private Instant updatedAt;
    private @Nullable Conclusion conclusion;
    private boolean begun;

    RunAttempt(WorkflowRun run, int number, Instant now) {
        this.run = run;
        this.number = number;
        startedAt = now;
        updatedAt = now;
    }

    /** Takes a job in; its needs are met. */
    void add(WorkflowJob job) {
        jobs.add(job);
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    /** Notes that a job starts; true for the first of this attempt. */
    boolean begin(Instant now) {
        boolean first = !begun;
        begun = true;
        touch(now);
        return first;
    }

    void complete(Instant now) {
        touch(now);
        conclusion = jobs.stream().anyMatch(job -> job.conclusion() == Conclusion.FAILURE)
                ? Conclusion.FAILURE
                : Conclusion.SUCCESS;
    }

    Optional<WorkflowJob> job(String name) {
        return jobs.stream().filter(job -> job.script().name().equals(name)).findFirst();
    }

    boolean isCompleted() {
        return conclusion != null;
    }

    Status status() {
        if (isCompleted()) {
            return Status.COMPLETED;
        }
        if (has(Status.WAITING) && !has(Status.IN_PROGRESS)) {
            return Status.WAITING;
        }
        return begun ? Status.IN_PROGRESS : Status.QUEUED;
    }

    private boolean has(Status status) {
        return jobs.stream().anyMatch(job -> job.status() == status);
    }

    WorkflowRun run() {
        return run;
    }

    int number() {
        return number;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Conclusion conclusion() {
        return conclusion;
    }

    List<WorkflowJob> jobs() {
        return jobs;
    }
}
