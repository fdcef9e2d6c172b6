/**
 * The wire. In comes a {@link io.actionsgateway.github.transport.Call} that has its token; out goes one HTTP request and
 * its whole answer. Beside it the second door, {@link io.actionsgateway.github.transport.send.Downloads}: in comes a link
 * to storage, out goes a stream that never saw a credential.
 */
@NullMarked
package io.actionsgateway.github.transport.send;

import org.jspecify.annotations.NullMarked;
