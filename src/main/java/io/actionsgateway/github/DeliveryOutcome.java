package io.actionsgateway.github;

import java.util.Locale;

/** How a delivery ended, as a filter. */
public enum DeliveryOutcome {
    /** The receiver answered 200 to 399. */
    SUCCESS,
    /** The receiver answered 400 to 599, or not at all. */
    FAILURE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
