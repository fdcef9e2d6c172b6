/** Our own resources: requests come in, JSON in snake_case goes out, from our tables or, typed, from GitHub. */
@NullMarked
package io.actionsgateway.api.v1;

import org.jspecify.annotations.NullMarked;
