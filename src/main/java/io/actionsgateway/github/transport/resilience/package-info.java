/**
 * What keeps one call from waiting for ever and many calls from making trouble worse. In comes a
 * {@link io.actionsgateway.github.transport.Call}; out goes it again, as often as its deadline, the retry budget and its
 * host's breaker allow.
 */
@NullMarked
package io.actionsgateway.github.transport.resilience;

import org.jspecify.annotations.NullMarked;
