/**
 * We ask GitHub. What is to be looked at comes in as {@code run::watch} and {@code run::dispatch}; observations of runs and jobs go out to {@code
 * run}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "github", "run", "run::dispatch", "run::watch"})
package io.actionsgateway.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
