package io.actionsgateway.run;

/**
 * Names one attempt of a run. A re-run keeps the run's id and takes the next attempt.
 *
 * @param runId GitHub's id of the run
 * @param runAttempt from 1
 */
public record RunKey(long runId, int runAttempt) {

    /** Refuses numbers that GitHub never gives. */
    public RunKey {
        if (runId < 1 || runAttempt < 1) {
            throw new IllegalArgumentException("run id and attempt start at 1, not " + runId + " and " + runAttempt);
        }
    }
}
