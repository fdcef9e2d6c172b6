package io.actionsgateway.simulation.storage;

import io.actionsgateway.simulation.state.WorkflowJob;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The log of a job: what its steps wrote, one after the other. Begins with a byte order mark, as the runner writes it. */
final class JobLog {

    static final String MARK = "\uFEFF";

    private JobLog() {}

    static String of(WorkflowJob job) {
        return job.steps().stream()
                .filter(StepLog::has)
                .map(step -> StepLog.of(job, step))
                .collect(Collectors.joining("", MARK, ""));
    }

    /** What was written while the job stood in the queue. */
    static String system(WorkflowJob job) {
        String workflow = job.attempt().run().workflow().script().path();
        List<String> lines = List.of(
                "Requested labels: " + String.join(", ", job.script().labels()),
                "Job defined at: " + job.repository().fullName() + "/" + workflow + "@refs/heads/"
                        + job.attempt().run().trigger().branch(),
                "Waiting for a runner to pick up this job...",
                "Job is about to start running on the hosted runner: GitHub Actions 5 (hosted)");
        return TimedLines.of(lines, job.createdAt(), job.startedAt());
    }

    static Instant end(WorkflowJob job) {
        Instant completed = job.completedAt();
        return completed == null ? job.startedAt() : completed;
    }
}
