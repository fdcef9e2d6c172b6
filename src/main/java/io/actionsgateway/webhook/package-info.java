/**
 * GitHub tells us. A signed delivery comes in over HTTP ({@code intake}), is kept ({@code inbox}), claimed ({@code
 * worker}) and understood ({@code event}); observations of runs and jobs go out to {@code run}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "github", "run", "run::watch"})
package io.actionsgateway.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
