package io.actionsgateway.run;

/**
 * One attempt of a run: the furthest statement that was made about it.
 *
 * @param key which
 * @param details what was stated
 * @param precedence how far that reaches
 */
record WorkflowRun(RunKey key, RunDetails details, Precedence precedence) {

    /** Takes the statement over if it reaches further; otherwise only what never changes and was not known. */
    WorkflowRun join(RunDetails said, Precedence reach) {
        return reach.compareTo(precedence) > 0
                ? new WorkflowRun(key, said.completedBy(details), reach)
                : new WorkflowRun(key, details.completedBy(said), precedence);
    }

    RunView view() {
        return new RunView(key, details);
    }
}
