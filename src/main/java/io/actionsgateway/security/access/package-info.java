/** The door: a request comes in, an authenticated caller or a refusal goes out. */
@NullMarked
package io.actionsgateway.security.access;

import org.jspecify.annotations.NullMarked;
