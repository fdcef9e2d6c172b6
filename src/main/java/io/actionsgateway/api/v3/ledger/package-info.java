/**
 * The dispatch ledger: requests that start jobs come in and are entered before they go on; what became of them is entered
 * when the answer goes out.
 */
@NullMarked
package io.actionsgateway.api.v3.ledger;

import org.jspecify.annotations.NullMarked;
