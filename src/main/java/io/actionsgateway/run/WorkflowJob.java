package io.actionsgateway.run;

/**
 * A job in one attempt of its run: the furthest statement that was made about it.
 *
 * @param key which
 * @param runId its run
 * @param details what was stated
 * @param precedence how far that reaches
 */
record WorkflowJob(JobKey key, long runId, JobDetails details, Precedence precedence) {

    /** Takes the statement over if it reaches further; otherwise only what never changes and was not known. */
    WorkflowJob join(JobDetails said, Precedence reach) {
        return reach.compareTo(precedence) > 0
                ? new WorkflowJob(key, runId, said.completedBy(details), reach)
                : new WorkflowJob(key, runId, details.completedBy(said), precedence);
    }

    StateWords words() {
        return new StateWords(details.status(), details.conclusion());
    }

    JobView view() {
        return new JobView(key, runId, details);
    }
}
