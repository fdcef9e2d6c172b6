/**
 * A trace for each attempt of a run, with its jobs and steps. Ends of attempts come in after their commit; spans with
 * GitHub's times go out to the collector. Only while tracing is on and {@code actions.tracing.runs} says so.
 */
@NullMarked
package io.actionsgateway.stream.trace;

import org.jspecify.annotations.NullMarked;
