/** Compares GitHub's delivery logs with the inbox: what GitHub delivered and we never got goes into the inbox. */
@NullMarked
package io.actionsgateway.webhook.sweep;

import org.jspecify.annotations.NullMarked;
