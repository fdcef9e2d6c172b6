package io.actionsgateway.api.dispatch;

import io.actionsgateway.run.dispatch.DispatchView;

/**
 * What a wish has come to.
 *
 * @param entry of the ledger
 * @param replayed whether it was asked for before, under the same key, and GitHub was not asked now
 */
public record Dispatched(DispatchView entry, boolean replayed) {}
