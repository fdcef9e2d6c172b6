package io.actionsgateway.run;

import org.jspecify.annotations.Nullable;

/** An observation reduced to what history keeps of it. */
record Statement(
        RunEvent.Transitioned event, Step step, @Nullable String htmlUrl, Evidence evidence) {

    /** Nothing when the observation names no status. */
    static @Nullable Statement of(RunObservation observation, Step step) {
        return switch (observation) {
            case RunObservation.OfRun run -> {
                RunEvent.Transitioned event = transitioned(run, step.reach());
                String page = run.details().htmlUrl();
                yield event == null ? null : new Statement(event, step, page, observation.evidence());
            }
            case RunObservation.OfJob job ->
                new Statement(
                        transitioned(job, step.reach()), step, job.details().htmlUrl(), observation.evidence());
        };
    }

    Precedence precedence() {
        return step.reach();
    }

    StateWords words() {
        return new StateWords(event.status(), event.conclusion());
    }

    /** Whether the row has another state than before because of it. */
    boolean changedItsRow() {
        return step.forward() && !step.before().equals(words());
    }

    RunChange change() {
        boolean late = !step.forward();
        StateWords before = late ? StateWords.NONE : step.before();
        return new RunChange(event, step.run(), before.status(), before.conclusion(), late, htmlUrl, evidence);
    }

    private static RunEvent.@Nullable Transitioned transitioned(RunObservation.OfRun run, Precedence precedence) {
        RunDetails said = run.details();
        return said.status() == null
                ? null
                : new RunEvent.Transitioned(
                        said.repository(),
                        run.key(),
                        null,
                        said.workflowName(),
                        said.status(),
                        said.conclusion(),
                        precedence.signedAt());
    }

    private static RunEvent.Transitioned transitioned(RunObservation.OfJob job, Precedence precedence) {
        JobDetails said = job.details();
        return new RunEvent.Transitioned(
                job.run().repository(),
                job.runKey(),
                job.key().jobId(),
                said.name(),
                said.status(),
                said.conclusion(),
                precedence.signedAt());
    }
}
