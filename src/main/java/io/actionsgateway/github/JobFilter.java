package io.actionsgateway.github;

import java.util.Locale;

/** Which jobs of a run. */
public enum JobFilter {
    /** Those of its latest attempt. */
    LATEST,
    /** Those of all attempts. */
    ALL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
