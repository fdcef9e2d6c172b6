package io.actionsgateway.run.dispatch;

import java.time.Instant;
import java.util.Set;

/**
 * GitHub is to be asked which runs a workflow was dispatched for.
 *
 * @param host name of the GitHub
 * @param repository {@code owner/name}, in lower case
 * @param workflow file or number
 * @param since runs that began before are of no interest
 * @param over entries whose time is over: when GitHub knows no run for them now, nothing was started
 */
public record DispatchSearch(String host, String repository, String workflow, Instant since, Set<DispatchTry> over) {

    /** Takes a copy. */
    public DispatchSearch {
        over = Set.copyOf(over);
    }
}
