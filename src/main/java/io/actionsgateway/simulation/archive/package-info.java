/**
 * Zip archives. Paths and texts come in; a zip goes out, the same to the byte whenever it is asked for.
 */
@NullMarked
package io.actionsgateway.simulation.archive;

import org.jspecify.annotations.NullMarked;
