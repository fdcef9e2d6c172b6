package io.actionsgateway.run;

import org.jspecify.annotations.Nullable;

/** GitHub's two words for a state. */
record StateWords(@Nullable String status, @Nullable String conclusion) {

    /** Of something that nothing is known of. */
    static final StateWords NONE = new StateWords(null, null);

    static StateWords of(@Nullable RunDetails run) {
        return run == null ? NONE : new StateWords(run.status(), run.conclusion());
    }
}
