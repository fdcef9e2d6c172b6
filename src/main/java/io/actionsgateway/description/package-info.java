/**
 * GitHub's own description of its API. The published OpenAPI documents come in; operations, their parameters and what is
 * wrong with an input go out.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package io.actionsgateway.description;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
