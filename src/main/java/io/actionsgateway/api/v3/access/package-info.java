/** Grants: a request with its caller comes in; what a grant covers goes on, and the rest looks like nothing at all. */
@NullMarked
package io.actionsgateway.api.v3.access;

import org.jspecify.annotations.NullMarked;
