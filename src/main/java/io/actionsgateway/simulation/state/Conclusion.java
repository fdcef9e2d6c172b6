package io.actionsgateway.simulation.state;

import java.util.Locale;

/** How a step, a job or a run ended. */
public enum Conclusion {
    SUCCESS,
    FAILURE,
    CANCELLED,
    SKIPPED,
    TIMED_OUT,
    NEUTRAL,
    ACTION_REQUIRED;

    /** GitHub's word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
