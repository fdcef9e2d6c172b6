/**
 * Trouble on purpose. Faults come in; the next answers that they are meant for go wrong.
 */
@NullMarked
package io.actionsgateway.simulation.chaos;

import org.jspecify.annotations.NullMarked;
