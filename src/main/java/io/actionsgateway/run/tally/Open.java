package io.actionsgateway.run.tally;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** So many runs or jobs of a workflow are under way and have one status. */
record Open(
        Kind kind,
        String repository,
        @Nullable String workflow,
        @Nullable String said,
        long count) {

    private static final Set<String> WORDS =
            Set.of("requested", "queued", "pending", "waiting", "in_progress", "action_required");

    String status() {
        return said != null && WORDS.contains(said) ? said : "other";
    }
}
