/**
 * Answers without asking where that is safe: a call with its credential comes in, out goes an answer from the cache, one
 * that GitHub has confirmed, or a new one; equal reads under way share one request. What is known about runs comes in
 * through {@link io.actionsgateway.github.transport.cache.RunKnowledge} and
 * {@link io.actionsgateway.github.transport.cache.RunEntries}.
 */
@NullMarked
package io.actionsgateway.github.transport.cache;

import org.jspecify.annotations.NullMarked;
