package io.actionsgateway.measure;

/** Claims that a measurement stands on: each is printed when checked, and a false one makes the command fail. */
final class Verdict {

    private boolean good = true;

    /** Stops everything when a precondition does not hold. */
    static void require(boolean holds, String claim) {
        if (!holds) {
            throw new IllegalStateException("Not true: " + claim);
        }
    }

    /** Prints the claim with its outcome and keeps a false one in mind. */
    void check(boolean holds, String claim) {
        System.out.printf("  %s  %s%n", holds ? "ok    " : "FAILED", claim);
        good &= holds;
    }

    /** Ends the command: status 0 when all held, else 1. */
    void exit() {
        System.out.println(good ? "VERDICT: all claims hold" : "VERDICT: FAILED");
        System.exit(good ? 0 : 1);
    }
}
