/**
 * The twin's time. Moves for later come in; they are made when they are due, as time passes or is moved.
 */
@NullMarked
package io.actionsgateway.simulation.time;

import org.jspecify.annotations.NullMarked;
