/** The last step: a request that was let through comes in, GitHub's answer goes out. */
@NullMarked
package io.actionsgateway.api.v3.upstream;

import org.jspecify.annotations.NullMarked;
