/**
 * Runs and jobs: one state machine with one door in, {@link io.actionsgateway.run.RunTracker}. Observations come in, in
 * any order and any number; rows, transitions and {@link io.actionsgateway.run.RunEvent}s go out.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "github"})
package io.actionsgateway.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
