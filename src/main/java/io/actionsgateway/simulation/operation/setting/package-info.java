/**
 * GitHub's operations on secrets, variables and caches. A checked request comes in; what is set is read or changed, and
 * an answer goes out.
 */
@NullMarked
package io.actionsgateway.simulation.operation.setting;

import org.jspecify.annotations.NullMarked;
