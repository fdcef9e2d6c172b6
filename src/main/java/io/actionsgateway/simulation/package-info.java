/**
 * A simulated GitHub. REST calls in GitHub's dialect come in; true state moves along a script and a clock; answers and
 * signed webhooks go out.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "description"})
package io.actionsgateway.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
