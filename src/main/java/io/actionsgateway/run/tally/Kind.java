package io.actionsgateway.run.tally;

import java.util.Locale;

/** What ends. */
enum Kind {
    RUN,
    JOB;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
