/** Says for whom GitHub is asked: an authenticated caller comes in, what the transport wants to know of him goes out. */
@NullMarked
package io.actionsgateway.api.outgoing;

import org.jspecify.annotations.NullMarked;
