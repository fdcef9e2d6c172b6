package io.actionsgateway.security;

import java.util.Locale;

/** How far a grant goes. */
public enum Level {
    /** Changes nothing. */
    READ,
    /** Reads and changes. */
    WRITE;

    /**
     * Whether it is enough.
     *
     * @param needed what an operation asks for
     * @return true when it is that or more
     */
    public boolean covers(Level needed) {
        return compareTo(needed) >= 0;
    }

    /**
     * Its name in grants.
     *
     * @return {@code read} or {@code write}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
