/**
 * The same request twice is done once: POSTs with an {@code Idempotency-Key} come in, first ones go on, and their answers
 * go out again to whoever repeats them.
 */
@NullMarked
package io.actionsgateway.api.idempotency;

import org.jspecify.annotations.NullMarked;
