/**
 * What the twin knows. A scenario comes in; repositories, runs, jobs and settings as they stand now go out, and are
 * changed in place under one lock.
 */
@NullMarked
package io.actionsgateway.simulation.state;

import org.jspecify.annotations.NullMarked;
