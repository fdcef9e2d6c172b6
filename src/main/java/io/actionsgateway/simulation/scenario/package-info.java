/**
 * What a twin begins with and how its runs are played. YAML or Java comes in; immutable scripts go out.
 */
@NullMarked
package io.actionsgateway.simulation.scenario;

import org.jspecify.annotations.NullMarked;
