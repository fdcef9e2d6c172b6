package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.run.RunStanding;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run in GitHub's list, held against our rows.
 *
 * @param said what GitHub says
 * @param known what we hold; {@code null} when nothing
 */
record Listed(WorkflowRun said, @Nullable RunStanding known) {

    private static final String COMPLETED = "completed";

    /** Whether our row says the same. Its jobs may still differ. */
    boolean same() {
        return known != null
                && known.attempt() == said.runAttempt()
                && Objects.equals(known.status(), said.status())
                && Objects.equals(known.conclusion(), said.conclusion());
    }

    /** Whether GitHub has more to tell than this: jobs of a run under way change without it. */
    boolean open() {
        return known == null || !same() || (!known.complete() && !held());
    }

    /** Whether a webhook should have told us long ago. */
    boolean surprising(Instant before) {
        return !same() && said.updatedAt().isBefore(before);
    }

    /** It waits for a maintainer's approval: it has no jobs yet. */
    private boolean held() {
        return COMPLETED.equals(said.status()) && "action_required".equals(said.conclusion());
    }
}
