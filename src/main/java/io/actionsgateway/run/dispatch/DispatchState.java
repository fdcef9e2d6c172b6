package io.actionsgateway.run.dispatch;

import java.util.Locale;

/** What became of a request to start a run. */
public enum DispatchState {
    /** About to be sent, or sent and not answered yet. */
    REQUESTED,
    /** GitHub took it; the run is known. */
    DISPATCHED,
    /** Whether GitHub acted, or which run came of it, is not known. */
    UNKNOWN,
    /** It was not known, and has been found out. */
    RESOLVED,
    /** Nothing was started. */
    FAILED;

    /**
     * Its name in the ledger.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether nothing more will be found out.
     *
     * @return true when the run is known, or nothing was started
     */
    public boolean decided() {
        return switch (this) {
            case REQUESTED, UNKNOWN -> false;
            case DISPATCHED, RESOLVED, FAILED -> true;
        };
    }

    static DispatchState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
