/** Takes kept deliveries to the run tracker; retries, parks what never works, and never stops at one. */
@NullMarked
package io.actionsgateway.webhook.worker;

import org.jspecify.annotations.NullMarked;
