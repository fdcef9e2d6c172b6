/** We answer: {@code v1} offers our own resources, {@code error} turns every failure into an answer. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "github", "run", "webhook", "security"})
package io.actionsgateway.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
