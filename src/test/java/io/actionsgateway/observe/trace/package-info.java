/** Traces as a collector gets them. */
@NullMarked
package io.actionsgateway.observe.trace;

import org.jspecify.annotations.NullMarked;
