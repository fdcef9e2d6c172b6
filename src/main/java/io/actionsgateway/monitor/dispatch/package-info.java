/**
 * We ask GitHub for the runs of dispatches that are unknown. Searches that are due come in from the dispatch ledger; what
 * GitHub answers goes out to it.
 */
@NullMarked
package io.actionsgateway.monitor.dispatch;

import org.jspecify.annotations.NullMarked;
