package io.actionsgateway.run.watch;

import java.time.Duration;

/**
 * What came of a claim.
 *
 * @param next when to look again, from now on, if somebody still wants to know
 * @param polled whether GitHub has answered
 * @param surprised whether it told what no webhook had
 * @param failures how often it has failed in a row, this time included; 0 after an answer
 */
public record Looked(Duration next, boolean polled, boolean surprised, int failures) {

    /** A single look that fails so often is given up. */
    private static final int MOST_FAILURES = 10;

    /**
     * GitHub need not be asked yet.
     *
     * @param next how long
     * @return the result
     */
    public static Looked notYet(Duration next) {
        return new Looked(next, false, false, 0);
    }

    /**
     * GitHub has answered.
     *
     * @param next when to look again
     * @param surprised whether it told what no webhook had
     * @return the result
     */
    public static Looked answered(Duration next, boolean surprised) {
        return new Looked(next, true, surprised, 0);
    }

    /**
     * GitHub was not to be asked, or did not answer.
     *
     * @param next when to try again
     * @param failures how often it has failed in a row
     * @return the result
     */
    public static Looked failed(Duration next, int failures) {
        return new Looked(next, false, false, failures);
    }

    boolean meetsChecks() {
        return polled || failures >= MOST_FAILURES;
    }
}
