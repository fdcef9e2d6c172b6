/**
 * Asks GitHub about Actions: one typed service for each of its resources, all on {@code transport}. In come repositories
 * and ids; out go GitHub's objects, typed, or a {@link io.actionsgateway.github.transport.GitHubException}. For whom is
 * asked is said by the {@link io.actionsgateway.github.transport.Caller} in the Reactor context.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"platform"})
package io.actionsgateway.github;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
