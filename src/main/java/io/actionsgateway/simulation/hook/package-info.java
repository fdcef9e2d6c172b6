/**
 * Webhooks. Changes come in; signed deliveries go out, and a log of them is kept.
 */
@NullMarked
package io.actionsgateway.simulation.hook;

import org.jspecify.annotations.NullMarked;
