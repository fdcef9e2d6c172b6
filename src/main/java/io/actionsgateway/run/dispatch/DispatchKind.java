package io.actionsgateway.run.dispatch;

import java.util.Locale;

/** How somebody starts jobs. */
public enum DispatchKind {
    /** A new run. */
    DISPATCH,
    /** A new attempt of a run, of all its jobs or of some. */
    RERUN;

    /**
     * Its name in the ledger.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DispatchKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
