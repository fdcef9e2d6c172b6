package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt of a run, as it stands now. Guarded by the {@link World}. */
public final class RunAttempt {

    private final WorkflowRun run;
    private final int number;
    private final Account asker;
    private final Instant startedAt;
    private final List<WorkflowJob> jobs = new ArrayList<>();
    private Instant updatedAt;
    private @Nullable Conclusion conclusion;
    private boolean begun;
    private boolean cancelled;

    RunAttempt(WorkflowRun run, int number, Account asker, Instant now) {
        this.run = run;
        this.number = number;
        this.asker = asker;
        startedAt = now;
        updatedAt = now;
    }

    /** Takes a job in; its needs are met. */
    void add(WorkflowJob job) {
        jobs.add(job);
    }

    public void touch(Instant now) {
        updatedAt = now;
    }

    /** Notes that a job starts; true for the first of this attempt. */
    public boolean begin(Instant now) {
        boolean first = !begun;
        begun = true;
        touch(now);
        return first;
    }

    /** Notes that somebody wants it cancelled. */
    public void cancel(Instant now) {
        cancelled = true;
        touch(now);
    }

    public void complete(Instant now) {
        touch(now);
        conclusion = outcome();
    }

    private Conclusion outcome() {
        if (cancelled || has(Conclusion.CANCELLED)) {
            return Conclusion.CANCELLED;
        }
        return has(Conclusion.FAILURE) ? Conclusion.FAILURE : Conclusion.SUCCESS;
    }

    private boolean has(Conclusion how) {
        return jobs.stream().anyMatch(job -> job.conclusion() == how);
    }

    /** All jobs of a key: one for each combination of its matrix. */
    public List<WorkflowJob> jobs(String key) {
        return jobs.stream().filter(job -> job.script().key().equals(key)).toList();
    }

    public boolean isCompleted() {
        return conclusion != null;
    }

    public Status status() {
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

    public WorkflowRun run() {
        return run;
    }

    public int number() {
        return number;
    }

    /** Who started this attempt. */
    public Account asker() {
        return asker;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Conclusion conclusion() {
        return conclusion;
    }

    public boolean cancelled() {
        return cancelled;
    }

    public List<WorkflowJob> jobs() {
        return jobs;
    }
}
