package io.actionsgateway.monitor.why;

import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobView;
import java.util.List;
import java.util.Set;

/** Finds what went wrong in a run that has ended. Pure. */
final class Failures {

    private static final Set<String> BAD_STEPS = Set.of("failure", "cancelled", "timed_out");

    private Failures() {}

    static List<Why.FailedJob> of(Known known) {
        return known.jobs().stream()
                .filter(job -> job.details().failed())
                .map(Failures::failed)
                .toList();
    }

    private static Why.FailedJob failed(JobView job) {
        List<Why.FailedStep> steps = job.details().steps().stream()
                .filter(step -> step.conclusion() != null && BAD_STEPS.contains(step.conclusion()))
                .map(Failures::failed)
                .toList();
        return new Why.FailedJob(
                job.key().jobId(),
                Known.name(job),
                job.details().conclusion(),
                job.details().htmlUrl(),
                steps);
    }

    private static Why.FailedStep failed(JobDetails.Step step) {
        return new Why.FailedStep(step.number(), step.name(), step.conclusion());
    }
}
