/** Rules on writes: a write that a grant covers comes in, and goes on when no rule of this service stands against it. */
@NullMarked
package io.actionsgateway.api.v3.policy;

import org.jspecify.annotations.NullMarked;
