package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.Placeholders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private boolean forced;
    private boolean held;

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
        if (cancelled) {
            return Conclusion.CANCELLED;
        }
        if (jobs.stream().anyMatch(job -> job.conclusion() == Conclusion.FAILURE && !job.tolerated())) {
            return Conclusion.FAILURE;
        }
        if (jobs.stream().anyMatch(job -> job.conclusion() == Conclusion.CANCELLED)) {
            return Conclusion.CANCELLED;
        }
        boolean nothing = jobs.stream().allMatch(job -> job.conclusion() == Conclusion.SKIPPED);
        return nothing ? Conclusion.SKIPPED : Conclusion.SUCCESS;
    }

    /** Ends before it began, until somebody approves it. */
    public void requireAction(Instant now) {
        touch(now);
        conclusion = Conclusion.ACTION_REQUIRED;
    }

    /** Begins after all: somebody approved it. */
    public void approve(Instant now) {
        touch(now);
        conclusion = null;
    }

    /** Stands back for the run that holds its concurrency group, or may go on. */
    public void hold(boolean back, Instant now) {
        held = back;
        touch(now);
    }

    /** Notes that nothing shall run any more, whatever its condition. */
    public void force() {
        forced = true;
    }

    /** What a script may name in a job of this attempt. */
    public Map<String, Map<String, String>> values(Map<String, String> combination) {
        return Map.of("inputs", run.trigger().inputs(), "matrix", combination, "github", github(), "needs", results());
    }

    /** What its run is called, as the file's {@code run-name} says. */
    public String displayTitle() {
        return Placeholders.fill(run.workflow().script().runName(), values(Map.of()));
    }

    private Map<String, String> github() {
        Trigger trigger = run.trigger();
        return Map.ofEntries(
                Map.entry("ref", "refs/heads/" + trigger.branch()),
                Map.entry("ref_name", trigger.branch()),
                Map.entry("ref_type", "branch"),
                Map.entry("head_ref", trigger.event().startsWith("pull_request") ? trigger.branch() : ""),
                Map.entry("sha", trigger.headSha()),
                Map.entry("event_name", trigger.event()),
                Map.entry("actor", trigger.actor().login()),
                Map.entry("triggering_actor", asker.login()),
                Map.entry("workflow", run.workflow().script().name()),
                Map.entry("repository", run.repository().fullName()),
                Map.entry("repository_owner", run.repository().owner().login()),
                Map.entry("run_id", Long.toString(run.id())),
                Map.entry("run_number", Integer.toString(run.number())),
                Map.entry("run_attempt", Integer.toString(number)));
    }

    private Map<String, String> results() {
        Map<String, String> results = new HashMap<>();
        for (WorkflowJob job : jobs) {
            if (job.conclusion() != null) {
                String result = job.succeeded() ? "success" : job.conclusion().word();
                results.merge(job.script().key() + ".result", result, RunAttempt::worse);
            }
        }
        return results;
    }

    private static String worse(String one, String other) {
        return one.equals("success") ? other : one;
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
        if (held) {
            return Status.PENDING;
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

    public boolean forced() {
        return forced;
    }

    public List<WorkflowJob> jobs() {
        return jobs;
    }
}
