/**
 * The twin's own endpoints, below {@code /_twin}. What somebody wants of the twin itself comes in; the twin changes, and
 * how it stands goes out.
 */
@NullMarked
package io.actionsgateway.simulation.control;

import org.jspecify.annotations.NullMarked;
