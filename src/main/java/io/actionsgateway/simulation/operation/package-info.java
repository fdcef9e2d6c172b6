/**
 * What GitHub's operations do. A checked request comes in; state is read or changed, and an answer goes out.
 */
@NullMarked
package io.actionsgateway.simulation.operation;

import org.jspecify.annotations.NullMarked;
