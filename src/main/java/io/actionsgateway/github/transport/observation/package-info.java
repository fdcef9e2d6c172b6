/** What callers see, counted and logged. In comes every call; out goes it and its answer, unchanged. */
@NullMarked
package io.actionsgateway.github.transport.observation;

import org.jspecify.annotations.NullMarked;
