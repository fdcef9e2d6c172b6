package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.Placeholders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job of one attempt, as it stands now. Guarded by the {@link World}. */
public final class WorkflowJob {

    private final long id;
    private final RunAttempt attempt;
    private final JobScript script;
    private final Map<String, String> combination;
    private final Instant createdAt;
    private final List<Step> steps = new ArrayList<>();
    private Status status = Status.QUEUED;
    private @Nullable Conclusion conclusion;
    private Instant startedAt;
    private @Nullable Instant completedAt;
    private @Nullable Deployment deployment;
    private @Nullable Gate gate;
    private boolean failed;
    private boolean cancelled;

    public WorkflowJob(long id, RunAttempt attempt, JobScript script, Map<String, String> combination, Instant now) {
        this.id = id;
        this.attempt = attempt;
        this.script = script;
        this.combination = combination;
        createdAt = now;
        startedAt = now;
    }

    /** The same job, standing in a later attempt that did not have to run it again. */
    public WorkflowJob carriedInto(RunAttempt later) {
        WorkflowJob carried = new WorkflowJob(id, later, script, combination, createdAt);
        carried.steps.addAll(steps);
        carried.status = status;
        carried.conclusion = conclusion;
        carried.startedAt = startedAt;
        carried.completedAt = completedAt;
        carried.deployment = deployment;
        carried.failed = failed;
        return carried;
    }

    public void deploys(Deployment begun) {
        deployment = begun;
    }

    /** Comes to another status. */
    public void moveTo(Status next, Instant now) {
        status = next;
        touchDeployment(now);
    }

    /** Comes to stand before its environment. */
    public void hold(Instant now) {
        gate = environment().map(target -> new Gate(target, now)).orElse(null);
        moveTo(Status.WAITING, now);
    }

    /** Goes back into the queue. */
    public void release(Instant now) {
        gate = null;
        moveTo(Status.QUEUED, now);
    }

    /** Comes onto a runner; no step has begun. */
    public void start(Instant now) {
        moveTo(Status.IN_PROGRESS, now);
        startedAt = now;
        script.steps()
                .forEach(step -> steps.add(Step.queued(steps.size() + 1, Placeholders.fill(step.name(), values()))));
    }

    /** Begins a step, by its place from 0. */
    public void startStep(int index, Instant now) {
        steps.set(index, steps.get(index).started(now));
    }

    public void skipStep(int index, Instant now) {
        steps.set(index, steps.get(index).skipped(now));
    }

    /** Ends a step; a failure that its script tolerates is none. */
    public void completeStep(int index, Instant now, Conclusion how) {
        boolean tolerated =
                how == Conclusion.FAILURE && script.steps().get(index).continueOnError();
        steps.set(index, steps.get(index).completed(now, tolerated ? Conclusion.SUCCESS : how));
        failed |= how == Conclusion.FAILURE && !tolerated;
    }

    /** The step in progress, by its place from 0; -1 when there is none. */
    public int runningStep() {
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).status() == Status.IN_PROGRESS) {
                return index;
            }
        }
        return -1;
    }

    /** Notes that it is to end; steps that run in any case still do. */
    public void cancel() {
        cancelled = true;
    }

    /** What its script may name: inputs, the values of its matrix, and what GitHub says of the run. */
    public Map<String, Map<String, String>> values() {
        return attempt.values(combination);
    }

    /** As GitHub shows it: with the values of its matrix, unless the file names it by them. */
    public String name() {
        if (Placeholders.in(script.name())) {
            return Placeholders.fill(script.name(), values());
        }
        return combination.isEmpty()
                ? script.name()
                : script.name() + " (" + String.join(", ", combination.values()) + ")";
    }

    /** How the steps say it went. */
    public Conclusion result() {
        if (cancelled) {
            return Conclusion.CANCELLED;
        }
        return failed ? Conclusion.FAILURE : Conclusion.SUCCESS;
    }

    public void complete(Instant now, Conclusion how) {
        gate = null;
        moveTo(Status.COMPLETED, now);
        conclusion = how;
        completedAt = now;
    }

    private void touchDeployment(Instant now) {
        if (deployment != null) {
            deployment = deployment.updated(now);
        }
    }

    /** Whether nothing that came after has to mind it. */
    public boolean succeeded() {
        return conclusion == Conclusion.SUCCESS || (conclusion == Conclusion.FAILURE && tolerated());
    }

    /** Whether the run succeeds although this fails. */
    public boolean tolerated() {
        return script.extras().continueOnError();
    }

    public boolean isCompleted() {
        return status == Status.COMPLETED;
    }

    public boolean cancelled() {
        return cancelled;
    }

    public boolean failed() {
        return failed;
    }

    /** The values of its matrix; none without one. */
    public Map<String, String> combination() {
        return combination;
    }

    /** What it waits for before its environment. */
    public Optional<Gate> gate() {
        return Optional.ofNullable(gate);
    }

    public long id() {
        return id;
    }

    public RunAttempt attempt() {
        return attempt;
    }

    public JobScript script() {
        return script;
    }

    public Status status() {
        return status;
    }

    @Nullable
    public Conclusion conclusion() {
        return conclusion;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant startedAt() {
        return startedAt;
    }

    @Nullable
    public Instant completedAt() {
        return completedAt;
    }

    public List<Step> steps() {
        return steps;
    }

    public Optional<Deployment> deployment() {
        return Optional.ofNullable(deployment);
    }

    /** Where it deploys to. */
    public Optional<Environment> environment() {
        return deployment().map(Deployment::environment);
    }

    public Repository repository() {
        return attempt.run().repository();
    }
}
