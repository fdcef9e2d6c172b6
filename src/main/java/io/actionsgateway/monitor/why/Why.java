package io.actionsgateway.monitor.why;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a run waits, or how it ended.
 *
 * @param runId the run
 * @param runAttempt its latest attempt
 * @param status GitHub's word, as our tables have it
 * @param conclusion the same
 * @param isFinal whether it has ended
 * @param htmlUrl its page
 * @param summary the same in one sentence, for people
 * @param reasons the most specific first; none once it has ended
 * @param failures what went wrong, once it has ended
 * @param notes what could not be found out, and why
 * @param askedAt when this was put together; answers are shared for some seconds
 */
public record Why(
        long runId,
        int runAttempt,
        @Nullable String status,
        @Nullable String conclusion,
        boolean isFinal,
        @Nullable String htmlUrl,
        String summary,
        List<WaitReason> reasons,
        List<FailedJob> failures,
        List<String> notes,
        Instant askedAt) {

    /** Takes copies. */
    public Why {
        reasons = List.copyOf(reasons);
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }

    /**
     * A job that stands against the success of its run.
     *
     * @param jobId the job
     * @param name its name
     * @param conclusion GitHub's word
     * @param htmlUrl its page
     * @param steps the steps that failed
     */
    public record FailedJob(
            long jobId,
            String name,
            @Nullable String conclusion,
            @Nullable String htmlUrl,
            List<FailedStep> steps) {

        /** Takes a copy. */
        public FailedJob {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step that failed.
     *
     * @param number from 1
     * @param name its name
     * @param conclusion GitHub's word
     */
    public record FailedStep(
            int number, @Nullable String name, @Nullable String conclusion) {}
}
