package io.actionsgateway.api.v3.ledger;

import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.run.dispatch.DispatchRequest;

/**
 * A request that starts jobs.
 *
 * @param entry what is entered
 * @param sent what goes to GitHub
 * @param naming whether GitHub was asked for more than the client did
 */
record Start(DispatchRequest entry, DialectRequest sent, Naming naming) {}
