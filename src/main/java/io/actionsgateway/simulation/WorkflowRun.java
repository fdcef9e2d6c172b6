package io.actionsgateway.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** A run and all its attempts. Guarded by the {@link RunSimulator}. */
final class WorkflowRun {

    private final long id;
    private final long checkSuiteId;
    private final int number;
    private final WorkflowScript workflow;
    private final SequencedMap<String, String> inputs;
    private final Instant createdAt;
    private final List<RunAttempt> attempts = new ArrayList<>();

    WorkflowRun(Ids ids, int number, WorkflowScript workflow, SequencedMap<String, String> inputs, Instant now) {
        id = ids.next();
        checkSuiteId = ids.next();
        this.number = number;
        this.workflow = workflow;
        this.inputs = inputs;
        createdAt = now;
        attempts.add(new RunAttempt(this, 1, now));
    }

    RunAttempt nextAttempt(Instant now) {
        attempts.add(new RunAttempt(this, attempts.size() + 1, now));
        return latest();
    }

    RunAttempt latest() {
        return attempts.getLast();
    }

    boolean fails() {
        return workflow.fails(inputs);
    }

    long id() {
        return id;
    }

    long checkSuiteId() {
        return checkSuiteId;
    }

    int number() {
        return number;
    }

    WorkflowScript workflow() {
        return workflow;
    }

    SequencedMap<String, String> inputs() {
        return inputs;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<RunAttempt> attempts() {
        return attempts;
    }
}
