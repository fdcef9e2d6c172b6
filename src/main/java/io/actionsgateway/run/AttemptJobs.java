package io.actionsgateway.run;

import io.actionsgateway.github.model.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which jobs an attempt consists of. When only the failed jobs are run again, the attempt stands on the results of
 * the others; GitHub sends {@code completed} for these once more, with the new attempt and the old times, but such a
 * delivery may be lost, so at the end of an attempt a job that never spoke in it counts as carried over too.
 */
@Component
class AttemptJobs {

    private static final Comparator<JobView> BY_ID =
            Comparator.comparingLong(job -> job.key().jobId());

    private final JobTable jobs;

    AttemptJobs(JobTable jobs) {
        this.jobs = jobs;
    }

    /** In the order of their ids. */
    List<JobView> of(RunView attempt) {
        int number = attempt.key().runAttempt();
        Map<String, JobView> byName = new LinkedHashMap<>();
        Map<Long, JobView> own = new HashMap<>();
        for (WorkflowJob row : jobs.ofRun(attempt.key().runId())) {
            JobView job = row.view();
            if (job.key().runAttempt() == number) {
                own.put(job.key().jobId(), endedBefore(attempt, job) ? job.carriedInto(number) : job);
            } else if (job.key().runAttempt() < number) {
                byName.put(name(job), job.carriedInto(number));
            }
        }
        own.values().forEach(job -> byName.remove(name(job)));
        boolean ended = Status.COMPLETED.text().equals(attempt.details().status());
        if (ended) {
            byName.values().forEach(job -> own.putIfAbsent(job.key().jobId(), job));
        }
        return own.values().stream().sorted(BY_ID).toList();
    }

    private static boolean endedBefore(RunView attempt, JobView job) {
        @Nullable Instant began = attempt.details().runStartedAt();
        @Nullable Instant ended = job.details().completedAt();
        return attempt.key().runAttempt() > 1 && began != null && ended != null && ended.isBefore(began);
    }

    private static String name(JobView job) {
        String name = job.details().name();
        return name == null ? String.valueOf(job.key().jobId()) : name;
    }
}
