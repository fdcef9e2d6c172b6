package io.actionsgateway.run;

import org.jspecify.annotations.Nullable;

/** An observation reduced to what history keeps of it. */
record Statement(RunEvent.Transitioned event, Precedence precedence, Evidence evidence) {

    /** Nothing when the observation names no status. */
    static @Nullable Statement of(RunObservation observation, Precedence precedence) {
        RunEvent.Transitioned event = switch (observation) {
            case RunObservation.OfRun run -> transitioned(run, precedence);
            case RunObservation.OfJob job -> transitioned(job, precedence);
        };
        return event == null ? null : new Statement(event, precedence, observation.evidence());
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
