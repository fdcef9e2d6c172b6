package io.actionsgateway.github.transport.credential;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** How much is remembered for one App: 10,000 entries of each kind, which expire by our clock. */
record Bounds(Clock clock) {

    private static final int ENTRIES = 10_000;

    Caffeine<Object, Object> caffeine() {
        return Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    }
}
