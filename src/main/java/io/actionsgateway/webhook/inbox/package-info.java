/** Keeps deliveries: concurrent ones are committed together, claimed by any replica, and dropped when they are old. */
@NullMarked
package io.actionsgateway.webhook.inbox;

import org.jspecify.annotations.NullMarked;
