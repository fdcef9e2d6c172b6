package io.actionsgateway.api.quota;

import java.time.Instant;

/**
 * A caller's hour, as this replica knows it: what others have taken since is told by the next slice.
 *
 * @param limit requests an hour
 * @param remaining of them
 * @param used of them; together with the remaining ones the limit
 * @param resetAt when the next hour begins
 */
public record CallerShare(int limit, int remaining, int used, Instant resetAt) {

    static CallerShare of(int limit, int used, Instant resetAt) {
        int counted = Math.clamp(used, 0, limit);
        return new CallerShare(limit, limit - counted, counted, resetAt);
    }
}
