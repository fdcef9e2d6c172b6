/**
 * The rules of this service that stand against writes, for both APIs: in come a caller and what he wants to do, out goes
 * nothing, or an {@link io.actionsgateway.security.AccessRefusal}. What has to be looked up is asked of GitHub for the
 * {@link io.actionsgateway.github.transport.Caller} in the Reactor context.
 */
@NullMarked
package io.actionsgateway.api.policy;

import org.jspecify.annotations.NullMarked;
