package io.actionsgateway.monitor.why;

import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our tables know of a run.
 *
 * @param run its latest attempt
 * @param jobs of that attempt
 * @param since when the run and each job, by its id, got into the state they are in
 * @param news when we last heard something
 * @param labels of labels that some queued job asks for: how jobs with them fare
 */
record Known(RunView run, List<JobView> jobs, Since since, News news, Map<List<String>, LabelUse> labels) {

    Known {
        jobs = List.copyOf(jobs);
        labels = Map.copyOf(labels);
    }

    List<JobView> in(String status) {
        return jobs.stream()
                .filter(job -> status.equals(job.details().status()))
                .toList();
    }

    static String name(JobView job) {
        String name = job.details().name();
        return name == null ? "job " + job.key().jobId() : name;
    }

    /**
     * When states began.
     *
     * @param run of the run
     * @param jobs of jobs, by id
     */
    record Since(@Nullable Instant run, Map<Long, Instant> jobs) {
        Since {
            jobs = Map.copyOf(jobs);
        }

        @Nullable
        Instant job(JobView job) {
            Instant stated = jobs.get(job.key().jobId());
            return stated == null ? job.details().createdAt() : stated;
        }

        @Nullable
        Instant first(List<JobView> some) {
            return some.stream()
                    .map(this::job)
                    .filter(java.util.Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(run);
        }
    }

    /**
     * When we last heard something.
     *
     * @param ofRepository by a delivery, of any run of the repository
     * @param ofRun by a delivery, of this run
     * @param polled of this run, by asking
     */
    record News(
            @Nullable Instant ofRepository,
            @Nullable Instant ofRun,
            @Nullable Instant polled) {}

    /**
     * How jobs with some labels fared lately.
     *
     * @param queued how many wait
     * @param running how many run
     * @param lastTakenAt when a runner last took one
     * @param usualSeconds how long 95 in 100 waited at most; {@code null} when none is known
     */
    record LabelUse(
            long queued,
            long running,
            @Nullable Instant lastTakenAt,
            @Nullable Double usualSeconds) {}
}
