/**
 * The storage behind GitHub, which knows nobody. Signed links come in; logs and artifacts go out, made when they are asked
 * for.
 */
@NullMarked
package io.actionsgateway.simulation.storage;

import org.jspecify.annotations.NullMarked;
