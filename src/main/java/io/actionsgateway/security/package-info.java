/** Who may call: requests come in with or without a key; callers, or refusals, go out. Denies by default. */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package io.actionsgateway.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
