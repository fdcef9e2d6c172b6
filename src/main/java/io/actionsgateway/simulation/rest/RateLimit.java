package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * The hourly budget of each token, told with every answer. What is beyond it is refused.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
 */
public final class RateLimit {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_TOKENS = 10_000;

    private final Timeline timeline;
    private final int limit;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_TOKENS;
        }
    };

    private static final class Window {
        private final Instant reset;
        private int used;

        private Window(Instant reset) {
            this.reset = reset;
        }
    }

    public RateLimit(Timeline timeline, int limit) {
        this.timeline = timeline;
        this.limit = limit;
    }

    /** Whether a request of this token is still within its budget. */
    public synchronized boolean allows(String token) {
        return window(token).used < limit;
    }

    /** Counts a request, unless it was free, and tells what is left. */
    public synchronized void tell(String token, boolean free, HttpHeaders headers) {
        Window window = window(token);
        if (!free && window.used < limit) {
            window.used++;
        }
        headers.set("x-ratelimit-limit", Integer.toString(limit));
        headers.set("x-ratelimit-remaining", Integer.toString(limit - window.used));
        headers.set("x-ratelimit-used", Integer.toString(window.used));
        headers.set("x-ratelimit-reset", Long.toString(window.reset.getEpochSecond()));
        headers.set("x-ratelimit-resource", "core");
    }

    private Window window(String token) {
        Instant now = timeline.now();
        Window window = windows.get(token);
        if (window == null || !now.isBefore(window.reset)) {
            window = new Window(now.plus(WINDOW));
            windows.put(token, window);
        }
        return window;
    }
}
