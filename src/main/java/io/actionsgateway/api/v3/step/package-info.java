/** The words of the way through the dialect: request, answer, step, refusal. */
@NullMarked
package io.actionsgateway.api.v3.step;

import org.jspecify.annotations.NullMarked;
