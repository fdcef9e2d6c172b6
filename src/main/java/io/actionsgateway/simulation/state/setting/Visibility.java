package io.actionsgateway.simulation.state.setting;

import java.util.Locale;

/** GitHub's words for who sees a setting of an organization. */
public enum Visibility {
    ALL,
    PRIVATE,
    SELECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The visibility of that word; it must be one. */
    public static Visibility of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
