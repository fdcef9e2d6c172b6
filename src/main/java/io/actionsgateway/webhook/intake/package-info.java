/** From GitHub's request to a delivery that is kept, or a refusal. Whatever is not authentic stops here. */
@NullMarked
package io.actionsgateway.webhook.intake;

import org.jspecify.annotations.NullMarked;
