package io.actionsgateway.stream.callback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When a subscriber is called. */
public enum Wanted {
    /** Once, when the run has ended. */
    FINAL,
    /** At each change of the run's status, the end being the last. */
    CHANGE;

    /**
     * Its name in JSON and in the table.
     *
     * @return in lower case
     */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Wanted of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
