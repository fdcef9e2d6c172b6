/** This replica's view of the log: one reader looks at it for all, and whoever follows it is told from memory. */
@NullMarked
package io.actionsgateway.stream.feed;

import org.jspecify.annotations.NullMarked;
