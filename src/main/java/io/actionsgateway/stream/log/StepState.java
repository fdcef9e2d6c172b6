package io.actionsgateway.stream.log;

import io.actionsgateway.github.model.WorkflowStep;
import io.actionsgateway.run.JobDetails;
import org.jspecify.annotations.Nullable;

/** Where a step of a job stands, in GitHub's words. */
record StepState(
        int number,
        @Nullable String name,
        @Nullable String status,
        @Nullable String conclusion) {

    static StepState of(JobDetails.Step step) {
        return new StepState(step.number(), step.name(), step.status(), step.conclusion());
    }

    static StepState of(WorkflowStep step) {
        return new StepState(step.number(), step.name(), step.status(), step.conclusion());
    }
}
