package io.actionsgateway.run;

/**
 * Names a job in one attempt of its run. When only the failed jobs are run again, GitHub carries the others over into
 * the next attempt under their old id.
 *
 * @param jobId GitHub's id of the job, which is also that of its check run
 * @param runAttempt from 1
 */
public record JobKey(long jobId, int runAttempt) {

    /** Refuses numbers that GitHub never gives. */
    public JobKey {
        if (jobId < 1 || runAttempt < 1) {
            throw new IllegalArgumentException("job id and attempt start at 1, not " + jobId + " and " + runAttempt);
        }
    }
}
