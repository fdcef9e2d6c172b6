/**
 * Our own resources: requests come in, JSON in snake_case goes out; from our tables without asking GitHub, but for variables,
 * secrets and caches.
 */
@NullMarked
package io.actionsgateway.api.v1;

import org.jspecify.annotations.NullMarked;
