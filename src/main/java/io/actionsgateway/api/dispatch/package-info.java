/**
 * Starts runs, once for each wish: an authenticated caller's dispatch comes in and is entered in the ledger before GitHub
 * hears of it; out goes what the ledger knows of it.
 */
@NullMarked
package io.actionsgateway.api.dispatch;

import org.jspecify.annotations.NullMarked;
