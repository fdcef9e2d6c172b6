package io.actionsgateway.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a run was last heard of, and whether webhooks come at all.
 *
 * @param attempts what is known of it, first to last
 * @param jobs of the newest attempt
 * @param changedAt when anything new about it was recorded, from whatever source
 * @param toldAt when a delivery about its repository last told something new; {@code null} when none did lately
 */
public record RunPulse(
        List<RunView> attempts,
        List<JobView> jobs,
        @Nullable Instant changedAt,
        @Nullable Instant toldAt) {

    /** Takes copies. */
    public RunPulse {
        attempts = List.copyOf(attempts);
        jobs = List.copyOf(jobs);
    }

    /**
     * The newest attempt.
     *
     * @return {@code null} when the run is not known
     */
    public @Nullable RunView newest() {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    /**
     * Whether all that is known of it has come to its end.
     *
     * @return false when the run is not known
     */
    public boolean ended() {
        return !attempts.isEmpty()
                && attempts.stream().allMatch(run -> run.details().ended())
                && jobs.stream().allMatch(job -> job.details().ended());
    }

    /**
     * Whether every attempt up to the newest is known, and jobs of that one.
     *
     * @return false also for a run that never had a job
     */
    public boolean whole() {
        return !jobs.isEmpty() && attempts.getLast().key().runAttempt() == attempts.size();
    }

    /**
     * One attempt.
     *
     * @param number from 1
     * @return {@code null} when it is not known
     */
    public @Nullable RunView attempt(int number) {
        return attempts.stream()
                .filter(run -> run.key().runAttempt() == number)
                .findFirst()
                .orElse(null);
    }
}
