package io.actionsgateway.simulation.scenario;

import java.time.Duration;

/**
 * A cache that a run left.
 *
 * @param key in full
 * @param branch it belongs to
 * @param bytes its size
 * @param unused how long before the twin's start it was last used
 */
public record CacheScript(String key, String branch, long bytes, Duration unused) {}
