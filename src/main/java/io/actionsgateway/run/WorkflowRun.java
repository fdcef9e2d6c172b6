package io.actionsgateway.run;

import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** One attempt of a run: the furthest statement that was made about it. */
@Entity
class WorkflowRun {

    @EmbeddedId
    private RunKey key;

    @Embedded
    private RunDetails details;

    @Embedded
    private Precedence precedence;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected WorkflowRun() {}

    WorkflowRun(RunKey key, RunDetails details, Precedence precedence) {
        this.key = key;
        this.details = details;
        this.precedence = precedence;
    }

    RunKey key() {
        return key;
    }

    /** Takes the statement over if it reaches further; otherwise only what never changes and was not known. */
    boolean advance(RunDetails said, Precedence reach) {
        boolean further = reach.compareTo(precedence) > 0;
        if (further) {
            details = said.completedBy(details);
            precedence = reach;
        } else {
            details = details.completedBy(said);
        }
        return further;
    }

    RunDetails details() {
        return details;
    }

    RunView view() {
        return new RunView(key, details);
    }
}
