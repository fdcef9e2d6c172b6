/** Failures come in, of ours, of Spring's and of security's; RFC 9457 problems go out. */
@NullMarked
package io.actionsgateway.api.error;

import org.jspecify.annotations.NullMarked;
