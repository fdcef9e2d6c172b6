/**
 * Who calls. A token comes in; the caller whom it stands for and what it may go out.
 */
@NullMarked
package io.actionsgateway.simulation.access;

import org.jspecify.annotations.NullMarked;
