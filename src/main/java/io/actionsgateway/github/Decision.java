package io.actionsgateway.github;

import java.util.Locale;

/** What is decided about a deployment that waits. */
public enum Decision {
    /** It may go on. */
    APPROVED,
    /** It must not. */
    REJECTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
