/** Each caller's own share: a request of a known caller comes in; it goes on, or is refused until there is more. */
@NullMarked
package io.actionsgateway.api.quota;

import org.jspecify.annotations.NullMarked;
