/**
 * What is set for runs, apart from workflows. Values, sealed boxes and caches come in; secrets, variables and caches of
 * one repository, environment or organization go out. Guarded by whoever owns them.
 */
@NullMarked
package io.actionsgateway.simulation.state.setting;

import org.jspecify.annotations.NullMarked;
