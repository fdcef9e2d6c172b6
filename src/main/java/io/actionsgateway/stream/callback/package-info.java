/**
 * Tells subscribers by calling them. Who wants to hear of which run comes in; out go signed HTTP requests (Standard
 * Webhooks), repeated until they are taken or a day has passed.
 */
@NullMarked
@NamedInterface("callback")
package io.actionsgateway.stream.callback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
