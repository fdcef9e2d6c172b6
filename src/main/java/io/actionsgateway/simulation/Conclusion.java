package io.actionsgateway.simulation;

import java.util.Locale;

/** How a run, job or step ended, in GitHub's words. */
enum Conclusion {
    SUCCESS,
    FAILURE,
    SKIPPED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
