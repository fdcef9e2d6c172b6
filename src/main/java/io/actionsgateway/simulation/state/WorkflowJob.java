package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.scenario.StepScript;
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
        return carried;
    }

    public void deploys(Deployment begun) {
        deployment = begun;
    }

    /** Goes to stand before the gate, or back from there into the queue. */
    public void moveTo(Status next, Instant now) {
        status = next;
        touchDeployment(now);
    }

    public void start(Instant now) {
        moveTo(Status.IN_PROGRESS, now);
        startedAt = now;
        script.steps().forEach(step -> steps.add(Step.queued(steps.size() + 1, step.name())));
        steps.set(0, steps.getFirst().started(now));
    }

    /** Completes the running step and starts the next one; false when it was the last. */
    public boolean finishStep(Instant now) {
        int current = running();
        boolean fails = ending(script.steps().get(current)).equals(Conclusion.FAILURE.word());
        steps.set(current, steps.get(current).completed(now, fails ? Conclusion.FAILURE : Conclusion.SUCCESS));
        boolean failed = result() == Conclusion.FAILURE;
        int next = current + 1;
        for (; failed && next < steps.size() && !script.steps().get(next).always(); next++) {
            steps.set(next, steps.get(next).skipped(now));
        }
        if (next == steps.size()) {
            return false;
        }
        steps.set(next, steps.get(next).started(now));
        return true;
    }

    private String ending(StepScript step) {
        return Placeholders.fill(step.conclusion(), values());
    }

    /** What its script may name: inputs and the values of its matrix. */
    public Map<String, Map<String, String>> values() {
        return Map.of("inputs", attempt.run().trigger().inputs(), "matrix", combination);
    }

    /** As GitHub shows it: with the values of its matrix, unless the file names it by them. */
    public String name() {
        String name = Placeholders.fill(script.name(), values());
        return combination.isEmpty() || !name.equals(script.name())
                ? name
                : name + " (" + String.join(", ", combination.values()) + ")";
    }

    private int running() {
        return steps.stream().map(Step::status).toList().indexOf(Status.IN_PROGRESS);
    }

    /** How the steps say it went. */
    public Conclusion result() {
        return steps.stream().anyMatch(step -> step.conclusion() == Conclusion.FAILURE)
                ? Conclusion.FAILURE
                : Conclusion.SUCCESS;
    }

    public void complete(Instant now, Conclusion how) {
        moveTo(Status.COMPLETED, now);
        conclusion = how;
        completedAt = now;
    }

    private void touchDeployment(Instant now) {
        if (deployment != null) {
            deployment = deployment.updated(now);
        }
    }

    public boolean succeeded() {
        return conclusion == Conclusion.SUCCESS;
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
