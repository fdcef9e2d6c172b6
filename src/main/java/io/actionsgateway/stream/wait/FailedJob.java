package io.actionsgateway.stream.wait;

import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job that did not come to a good end.
 *
 * @param jobId GitHub's id
 * @param name the job's name
 * @param conclusion GitHub's word
 * @param htmlUrl the job's page on GitHub
 * @param failedSteps names of its steps that failed, in order
 */
public record FailedJob(
        long jobId,
        @Nullable String name,
        @Nullable String conclusion,
        @Nullable String htmlUrl,
        List<String> failedSteps) {

    private static final Set<String> GOOD = Set.of("success", "skipped", "neutral");

    /** Takes a copy. */
    public FailedJob {
        failedSteps = List.copyOf(failedSteps);
    }

    static boolean isFailure(@Nullable String conclusion) {
        return conclusion != null && !GOOD.contains(conclusion);
    }

    static List<FailedJob> among(List<JobView> jobs) {
        return jobs.stream()
                .filter(job -> isFailure(job.details().conclusion()))
                .map(FailedJob::of)
                .toList();
    }

    private static FailedJob of(JobView job) {
        JobDetails details = job.details();
        List<String> steps = details.steps().stream()
                .filter(step -> isFailure(step.conclusion()))
                .map(JobDetails.Step::name)
                .filter(Objects::nonNull)
                .toList();
        return new FailedJob(job.key().jobId(), details.name(), details.conclusion(), details.htmlUrl(), steps);
    }
}
