package io.actionsgateway.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job of one attempt, as it stands now. Guarded by the {@link RunSimulator}. */
final class WorkflowJob {

    private final long id;
    private final RunAttempt attempt;
    private final JobScript script;
    private final Instant createdAt;
    private final List<Step> steps = new ArrayList<>();
    private Status status = Status.QUEUED;
    private @Nullable Conclusion conclusion;
    private Instant startedAt;
    private @Nullable Instant completedAt;
    private @Nullable Deployment deployment;

    WorkflowJob(long id, RunAttempt attempt, JobScript script, Instant now) {
        this.id = id;
        this.attempt = attempt;
        this.script = script;
        createdAt = now;
        startedAt = now;
    }

    /** The same job, standing in a later attempt that did not have to run it again. */
    WorkflowJob carriedInto(RunAttempt later) {
        WorkflowJob carried = new WorkflowJob(id, later, script, createdAt);
        carried.steps.addAll(steps);
        carried.status = status;
        carried.conclusion = conclusion;
        carried.startedAt = startedAt;
        carried.completedAt = completedAt;
        carried.deployment = deployment;
        return carried;
    }

    void deploys(Deployment begun) {
        deployment = begun;
    }

    /** Goes to stand before the gate, or back from there into the queue. */
    void moveTo(Status next, Instant now) {
        status = next;
        touchDeployment(now);
    }

    void start(Instant now) {
        moveTo(Status.IN_PROGRESS, now);
        startedAt = now;
        script.steps().forEach(name -> steps.add(Step.queued(steps.size() + 1, name)));
        steps.set(0, steps.getFirst().started(now));
    }

    /** Completes the running step and starts the next one; false when it was the last. */
    boolean finishStep(Instant now) {
        int current = running();
        boolean fails = attempt.run().fails() && steps.get(current).name().equals(script.fragile());
        steps.set(current, steps.get(current).completed(now, fails ? Conclusion.FAILURE : Conclusion.SUCCESS));
        int next = current + 1;
        for (; fails && next < steps.size() - 1; next++) {
            steps.set(next, steps.get(next).skipped(now));
        }
        if (next == steps.size()) {
            return false;
        }
        steps.set(next, steps.get(next).started(now));
        return true;
    }

    private int running() {
        return steps.stream().map(Step::status).toList().indexOf(Status.IN_PROGRESS);
    }

    /** How the steps say it went. */
    Conclusion result() {
        return steps.stream().anyMatch(step -> step.conclusion() == Conclusion.FAILURE)
                ? Conclusion.FAILURE
                : Conclusion.SUCCESS;
    }

    void complete(Instant now, Conclusion how) {
        moveTo(Status.COMPLETED, now);
        conclusion = how;
        completedAt = now;
    }

    private void touchDeployment(Instant now) {
        if (deployment != null) {
            deployment = deployment.updated(now);
        }
    }

    boolean succeeded() {
        return conclusion == Conclusion.SUCCESS;
    }

    long id() {
        return id;
    }

    RunAttempt attempt() {
        return attempt;
    }

    JobScript script() {
        return script;
    }

    Status status() {
        return status;
    }

    @Nullable
    Conclusion conclusion() {
        return conclusion;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    List<Step> steps() {
        return steps;
    }

    Optional<Deployment> deployment() {
        return Optional.ofNullable(deployment);
    }

    /** Where it deploys to; asked of jobs behind a gate only. */
    Environment environment() {
        return Objects.requireNonNull(script.environment(), () -> script.name() + " deploys nothing");
    }
}
