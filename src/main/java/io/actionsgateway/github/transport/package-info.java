/**
 * The one way out to GitHub. A {@link io.actionsgateway.github.transport.Call} comes in, passes a chain of
 * {@link io.actionsgateway.github.transport.Step}s, one folder each, and leaves as one or more HTTP requests; out goes an
 * {@link io.actionsgateway.github.transport.Answer} or a {@link io.actionsgateway.github.transport.GitHubException}.
 *
 * <p>This package holds the words that the steps share and the door; it knows none of the steps.
 */
@NullMarked
package io.actionsgateway.github.transport;

import org.jspecify.annotations.NullMarked;
