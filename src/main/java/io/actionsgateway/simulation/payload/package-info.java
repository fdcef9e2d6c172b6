/**
 * GitHub's JSON. State comes in; answers and webhook payloads go out.
 */
@NullMarked
package io.actionsgateway.simulation.payload;

import org.jspecify.annotations.NullMarked;
