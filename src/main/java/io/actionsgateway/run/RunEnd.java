package io.actionsgateway.run;

import io.actionsgateway.github.model.Status;
import java.util.Set;

/** Tells the end of a run, and a good one from a bad one. */
public final class RunEnd {

    private static final String HELD = "action_required";
    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    private RunEnd() {}

    /**
     * Whether an attempt of a run has ended.
     *
     * @param run as our tables have it
     * @return false for {@code completed/action_required}, which waits for a maintainer's approval and goes on under the
     *     same id and attempt
     */
    public static boolean reached(RunDetails run) {
        return !held(run) && (Status.COMPLETED.text().equals(run.status()) || run.conclusion() != null);
    }

    /**
     * Whether a run of a fork waits for a maintainer's approval.
     *
     * @param run as our tables have it
     * @return true for {@code completed/action_required}
     */
    public static boolean held(RunDetails run) {
        return HELD.equals(run.conclusion());
    }

    /**
     * Whether a job that has ended stands against the success of its run.
     *
     * @param job as our tables have it
     * @return false while it has not ended
     */
    public static boolean failed(JobDetails job) {
        return job.conclusion() != null && !GOOD.contains(job.conclusion());
    }
}
