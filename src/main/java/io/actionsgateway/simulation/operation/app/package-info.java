/**
 * GitHub's operations for Apps. A checked request of an App or of its installation comes in; what they are goes out, and
 * tokens that are good for an hour.
 */
@NullMarked
package io.actionsgateway.simulation.operation.app;

import org.jspecify.annotations.NullMarked;
