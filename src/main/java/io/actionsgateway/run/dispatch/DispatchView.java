package io.actionsgateway.run.dispatch;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the ledger.
 *
 * @param id names it
 * @param request what was asked; its run is the one that came of it, once that is known
 * @param state what became of it
 * @param requestedAt before GitHub was asked
 * @param updatedAt when the state was last changed
 */
public record DispatchView(
        UUID id, DispatchRequest request, DispatchState state, Instant requestedAt, Instant updatedAt) {}
