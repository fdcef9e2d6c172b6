/** From the bytes of a delivery to what they say of runs and jobs. Believes the signed body, not the headers. */
@NullMarked
package io.actionsgateway.webhook.event;

import org.jspecify.annotations.NullMarked;
