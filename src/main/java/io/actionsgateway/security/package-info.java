/**
 * Who may call, and how far they get: requests come in with or without a credential; callers with their grants, or
 * refusals, go out. Denies by default. Here are the words; {@code access} is the door, {@code key} and {@code oidc} know
 * one kind of credential each.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "platform")
package io.actionsgateway.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
