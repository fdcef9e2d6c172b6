package io.actionsgateway.run;

import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** A job in one attempt of its run: the furthest statement that was made about it. */
@Entity
class WorkflowJob {

    @EmbeddedId
    private JobKey key;

    private long runId;

    @Embedded
    private JobDetails details;

    @Embedded
    private Precedence precedence;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected WorkflowJob() {}

    WorkflowJob(JobKey key, long runId, JobDetails details, Precedence precedence) {
        this.key = key;
        this.runId = runId;
        this.details = details;
        this.precedence = precedence;
    }

    JobKey key() {
        return key;
    }

    /** Takes the statement over if it reaches further; otherwise only what never changes and was not known. */
    boolean advance(JobDetails said, Precedence reach) {
        boolean further = reach.compareTo(precedence) > 0;
        if (further) {
            details = said.completedBy(details);
            precedence = reach;
        } else {
            details = details.completedBy(said);
        }
        return further;
    }

    StateWords words() {
        return new StateWords(details.status(), details.conclusion());
    }

    JobView view() {
        return new JobView(key, runId, details);
    }
}
