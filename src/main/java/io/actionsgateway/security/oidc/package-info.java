/** OIDC access tokens: a token comes in, the caller whom its provider vouches for goes out, with the grants of its claims. */
@NullMarked
package io.actionsgateway.security.oidc;

import org.jspecify.annotations.NullMarked;
