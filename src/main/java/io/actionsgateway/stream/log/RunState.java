package io.actionsgateway.stream.log;

import io.actionsgateway.github.model.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an attempt of a run and its jobs stand, in GitHub's words. */
record RunState(
        long runId, int attempt, String status, @Nullable String conclusion, List<JobState> jobs) {

    RunState {
        jobs = List.copyOf(jobs);
    }

    /** An approval that is still to come is no end, though GitHub says {@code completed}. */
    boolean ended() {
        return Status.COMPLETED.text().equals(status) && !"action_required".equals(conclusion);
    }

    boolean allJobsEnded() {
        return !jobs.isEmpty() && jobs.stream().allMatch(JobState::ended);
    }

    boolean anyJobGoesOn() {
        return jobs.stream().anyMatch(job -> !job.ended());
    }

    RunState withJobs(List<JobState> more) {
        Map<Long, JobState> merged = new LinkedHashMap<>();
        jobs.forEach(job -> merged.put(job.id(), job));
        more.forEach(job -> merged.merge(job.id(), job, JobState::orLater));
        return new RunState(runId, attempt, status, conclusion, new ArrayList<>(merged.values()));
    }

    /** What two looks at the same attempt saw together. */
    RunState and(RunState other) {
        RunState further = ended() || rank() > other.rank() ? this : other;
        return new RunState(runId, attempt, further.status, further.conclusion, jobs).withJobs(other.jobs);
    }

    private int rank() {
        return ended() ? Integer.MAX_VALUE : Status.of(status).map(Status::rank).orElse(0);
    }
}
