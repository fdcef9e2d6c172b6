package io.actionsgateway.run.dispatch;

import java.util.List;

/** What is known of an open entry after runs were looked at. */
sealed interface Match {

    /** Its try. */
    DispatchTry attempt();

    /**
     * Its run.
     *
     * @param run that came of it
     */
    record Found(DispatchTry attempt, StartedRun run) implements Match {}

    /**
     * It cannot be told.
     *
     * @param candidates runs that may be its; none: nothing was found so far
     */
    record Undecided(DispatchTry attempt, List<Long> candidates) implements Match {
        public Undecided {
            candidates = List.copyOf(candidates);
        }
    }

    /** Nothing was started, and nothing will be. */
    record NotStarted(DispatchTry attempt) implements Match {}
}
