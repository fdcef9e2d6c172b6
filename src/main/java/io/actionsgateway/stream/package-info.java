/**
 * We tell subscribers. What the run tracker states comes in, inside the transaction that states it; out goes, on every
 * replica, who changed and in which order.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "github", "security", "run", "run::watch"})
package io.actionsgateway.stream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
