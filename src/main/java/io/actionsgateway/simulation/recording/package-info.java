/**
 * Recordings of what passed between GitHub and its clients. Exchanges and deliveries come in; a file without secrets goes
 * out, and later the same answers, the same deliveries, and a report of what was different.
 */
@NullMarked
package io.actionsgateway.simulation.recording;

import org.jspecify.annotations.NullMarked;
