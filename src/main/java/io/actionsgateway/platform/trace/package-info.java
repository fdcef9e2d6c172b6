/**
 * Tracing: off unless {@code management.tracing.export.enabled} is true, and then absent altogether. Pieces of work come
 * in; spans go out to the collector, holding nothing but what is on a list. {@link
 * io.actionsgateway.platform.trace.Spans} is the door.
 */
@NullMarked
package io.actionsgateway.platform.trace;

import org.jspecify.annotations.NullMarked;
