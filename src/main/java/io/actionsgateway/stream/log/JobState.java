package io.actionsgateway.stream.log;

import io.actionsgateway.github.model.Status;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.run.JobView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a job stands, in GitHub's words. */
record JobState(
        long id,
        String name,
        String status,
        @Nullable String conclusion,
        @Nullable Instant completedAt,
        List<StepState> steps) {

    private static final Set<String> FAILED = Set.of("failure", "timed_out", "startup_failure");
    private static final Set<String> NEVER_RAN = Set.of("skipped", "cancelled", "action_required");

    static JobState of(JobView job) {
        String name = job.details().name();
        return new JobState(
                job.key().jobId(),
                name == null ? Long.toString(job.key().jobId()) : name,
                job.details().status(),
                job.details().conclusion(),
                job.details().completedAt(),
                job.details().steps().stream().map(StepState::of).toList());
    }

    static JobState of(WorkflowJob job) {
        return new JobState(
                job.id(),
                job.name(),
                job.status(),
                job.conclusion(),
                job.completedAt(),
                job.steps().stream().map(StepState::of).toList());
    }

    boolean ended() {
        return Status.COMPLETED.text().equals(status);
    }

    boolean failed() {
        return conclusion != null && FAILED.contains(conclusion);
    }

    /** Whether no runner ever wrote a line for it. */
    boolean silent() {
        return conclusion != null && NEVER_RAN.contains(conclusion) && steps.isEmpty();
    }

    /** When it ended; the end of time when GitHub does not say. */
    Instant end() {
        return completedAt == null ? Instant.MAX : completedAt;
    }

    /** Of two looks at a job the one that saw more. */
    JobState orLater(JobState other) {
        return other.progress() > progress() ? other : this;
    }

    private long progress() {
        long steps = this.steps.stream()
                .mapToLong(step -> Status.COMPLETED.text().equals(step.status()) ? 2 : step.status() == null ? 0 : 1)
                .sum();
        return Status.of(status).map(Status::rank).orElse(0) * 1_000_000L + steps;
    }
}
