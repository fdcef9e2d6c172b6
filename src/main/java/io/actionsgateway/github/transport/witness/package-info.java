/** No write goes unseen. In comes every call; out goes it, with its caller's witness told before and after each write. */
@NullMarked
package io.actionsgateway.github.transport.witness;

import org.jspecify.annotations.NullMarked;
