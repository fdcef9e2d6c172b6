package io.actionsgateway.security.key;

import io.actionsgateway.platform.Secret;

/**
 * A key that was just made: the only time that it can be seen.
 *
 * @param key to be handed to its owner, and to nobody else
 * @param view what is kept
 */
public record NewKey(Secret key, KeyView view) {}
