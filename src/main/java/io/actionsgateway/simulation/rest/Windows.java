package io.actionsgateway.simulation.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counters by key that begin anew some time after their first use; the oldest go when there are too many. */
final class Windows {

    private static final int MOST = 10_000;

    private final Duration length;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST;
        }
    };

    static final class Window {
        private final Instant reset;
        private int used;

        private Window(Instant reset) {
            this.reset = reset;
        }

        Instant reset() {
            return reset;
        }

        int used() {
            return used;
        }

        boolean hasRoom(int more, int limit) {
            return used <= limit - more;
        }

        void use(int more) {
            used += more;
        }

        /** How long until it begins anew. */
        Duration left(Instant now) {
            return Duration.between(now, reset);
        }
    }

    Windows(Duration length) {
        this.length = length;
    }

    Window at(String key, Instant now) {
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.reset)) {
            windows.remove(key);
            window = new Window(now.plus(length));
            windows.put(key, window);
        }
        return window;
    }
}
