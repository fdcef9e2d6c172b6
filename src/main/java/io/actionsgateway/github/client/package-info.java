/**
 * How the typed services ask. A {@link io.actionsgateway.github.client.Request} comes in, says which operation is asked and
 * what it is about; out go GitHub's objects, their pages, or a {@link io.actionsgateway.github.transport.GitHubException}
 * that names what GitHub has against it. For the services of the parent package; others ask those.
 */
@NullMarked
package io.actionsgateway.github.client;

import org.jspecify.annotations.NullMarked;
