package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.WorkflowScript;
import java.time.Instant;

/** A workflow file as the repository has it now. Guarded by the {@link World}. */
public final class Workflow {

    private final WorkflowScript script;
    private final Instant createdAt;
    private Instant updatedAt;
    private boolean enabled = true;
    private int runs;

    Workflow(WorkflowScript script, Instant now) {
        this.script = script;
        createdAt = now;
        updatedAt = now;
    }

    /** Switches it on or off. */
    public void enable(boolean wanted, Instant now) {
        if (enabled != wanted) {
            enabled = wanted;
            updatedAt = now;
        }
    }

    /** Whether callers mean this workflow: they say its number or its file name. */
    public boolean answersTo(String idOrFile) {
        return idOrFile.equals(Long.toString(script.id())) || idOrFile.equals(script.file());
    }

    /** The number of its next run. */
    int nextRun() {
        return ++runs;
    }

    public boolean enabled() {
        return enabled;
    }

    /** GitHub's word for whether it can run. */
    public String state() {
        return enabled ? "active" : "disabled_manually";
    }

    public WorkflowScript script() {
        return script;
    }

    public long id() {
        return script.id();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
