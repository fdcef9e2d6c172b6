package io.actionsgateway.simulation;

import java.net.URI;

/**
 * Where a twin listens.
 *
 * @param api root of its API, without a slash at its end
 * @param storagePort of its storage, on every address of the API
 */
record Addresses(URI api, int storagePort) {}
