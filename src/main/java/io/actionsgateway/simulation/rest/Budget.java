package io.actionsgateway.simulation.rest;

import java.time.Instant;
import org.springframework.http.HttpHeaders;

/**
 * What a caller may still ask for.
 *
 * @param limit requests in an hour
 * @param used requests since the hour began
 * @param reset when the next hour begins
 */
public record Budget(int limit, int used, Instant reset) {

    public int remaining() {
        return limit - used;
    }

    void tell(HttpHeaders headers) {
        headers.set("x-ratelimit-limit", Integer.toString(limit));
        headers.set("x-ratelimit-remaining", Integer.toString(remaining()));
        headers.set("x-ratelimit-used", Integer.toString(used));
        headers.set("x-ratelimit-reset", Long.toString(reset.getEpochSecond()));
        headers.set("x-ratelimit-resource", "core");
    }
}
