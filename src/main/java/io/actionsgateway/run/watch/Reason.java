package io.actionsgateway.run.watch;

import java.util.Locale;

/** Why GitHub is asked about a run. In order of urgency. */
public enum Reason {
    /** Somebody waits for its end. */
    WAITER,
    /** A delivery is not to be believed as it is. */
    DOUBT,
    /** It may have changed while nobody told us. */
    GAP;

    /**
     * Its name in the table.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
