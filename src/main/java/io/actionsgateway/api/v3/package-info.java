/** GitHub's dialect: a request of any GitHub client comes in and goes through the steps; GitHub's answer goes out. See {@link io.actionsgateway.api.v3.step.DialectStep.Position} for the way. */
@NullMarked
package io.actionsgateway.api.v3;

import org.jspecify.annotations.NullMarked;
