/**
 * Asks GitHub about Actions: one typed service for each of its resources. In come repositories and ids; out go GitHub's
 * objects, typed, or a {@link io.actionsgateway.github.transport.GitHubException}. For whom is asked is said by the
 * {@link io.actionsgateway.github.transport.Caller} in the Reactor context.
 *
 * <p>In all services {@code list...} gives every item of a list, page after page, as they are taken; {@code page...} gives
 * one page and where the next one begins; {@code get...} gives one object. What is refused before it is sent arrives as an
 * error too. Around the services: {@code model} has GitHub's words, {@code client} how services ask, {@code transport} the
 * way out, {@code log} and {@code seal} what is done here to logs and secrets.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"platform"})
package io.actionsgateway.github;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
