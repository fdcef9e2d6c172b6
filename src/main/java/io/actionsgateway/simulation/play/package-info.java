/**
 * The course of runs. Triggers and decisions come in; state moves along the script and time, and every change is announced.
 */
@NullMarked
package io.actionsgateway.simulation.play;

import org.jspecify.annotations.NullMarked;
