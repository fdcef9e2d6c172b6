package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.CacheStatus.Forward;
import io.actionsgateway.github.transport.Operation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Counts what the cache does. */
@Component
class CacheMetrics {

    private final MeterRegistry meters;

    CacheMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** How a call was answered. */
    void served(Operation operation, CacheStatus status) {
        meters.counter("github.cache", "result", result(status), "operation", operation.id())
                .increment();
    }

    private static String result(CacheStatus status) {
        if (status.hit()) {
            return "hit";
        }
        if (status.collapsed()) {
            return "collapsed";
        }
        if (status.forward() == Forward.STALE) {
            Integer said = status.forwardStatus();
            return said != null && said == HttpStatus.NOT_MODIFIED.value() ? "revalidated" : "stale_changed";
        }
        return status.forward() == Forward.URI_MISS ? "miss" : "bypass";
    }

    /** Whether a host's ETag was what we expected. */
    void checked(boolean match) {
        meters.counter("github.cache.etag.check", "outcome", match ? "match" : "mismatch")
                .increment();
    }

    /** An answer of another token is asked about: under a derived condition or under none. */
    void rotated(boolean derived) {
        meters.counter("github.cache.rotation", "condition", derived ? "derived" : "none")
                .increment();
    }

    /** What became of something that PostgreSQL was to do: {@code done}, {@code dropped}, {@code failed}. */
    void table(String work, String outcome, int count) {
        meters.counter("github.cache.table", "work", work, "outcome", outcome).increment(count);
    }

    <T> void gauge(String name, String unit, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).baseUnit(unit).register(meters);
    }
}
