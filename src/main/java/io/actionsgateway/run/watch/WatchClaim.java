package io.actionsgateway.run.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that this replica alone may ask GitHub about, for as long as the claim holds. Times are the database's.
 *
 * @param runId the run
 * @param repository where, in lower case
 * @param reason why
 * @param now when it was claimed
 * @param since since when somebody wants to know
 * @param wanted whether somebody still waits
 * @param dueAt when it was due
 * @param checks how often a single look has been wished for
 * @param checksMet how many of these wishes were met before
 * @param polledAt when GitHub was asked last
 * @param surprisedAt when GitHub last told us what no webhook had
 * @param failures how often it has failed in a row
 * @param claim tells this claim from a later one
 */
public record WatchClaim(
        long runId,
        String repository,
        Reason reason,
        Instant now,
        Instant since,
        boolean wanted,
        Instant dueAt,
        int checks,
        int checksMet,
        @Nullable Instant polledAt,
        @Nullable Instant surprisedAt,
        int failures,
        int claim) {

    /**
     * Whether a single look is wished for, whatever else is known.
     *
     * @return true until {@link WatchClaims#finish} says that it is done
     */
    public boolean toBeChecked() {
        return checks > checksMet;
    }
}
