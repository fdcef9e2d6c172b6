package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.CacheStatus.Forward;
import io.actionsgateway.github.transport.Operation;
import io.micrometer.core.instrument.Counter;
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
        count(
                "actions.github.cache",
                "Reads, by how they were answered",
                1,
                "result",
                result(status),
                "operation",
                operation.id());
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
        count(
                "actions.github.cache.etag.check",
                "ETags of hosts, compared with what we compute",
                1,
                "outcome",
                match ? "match" : "mismatch");
    }

    /** An answer of another token is asked about: under a derived condition or under none. */
    void rotated(boolean derived) {
        count(
                "actions.github.cache.rotation",
                "Reads after a change of tokens",
                1,
                "condition",
                derived ? "derived" : "none");
    }

    /** What became of something that PostgreSQL was to do: {@code done}, {@code dropped}, {@code failed}. */
    void table(String work, String outcome, int count) {
        count(
                "actions.github.cache.table",
                "Work of the cache's copy in PostgreSQL",
                count,
                "work",
                work,
                "outcome",
                outcome);
    }

    private void count(String name, String description, int more, String... labels) {
        Counter.builder(name)
                .description(description)
                .tags(labels)
                .register(meters)
                .increment(more);
    }

    <T> void gauge(String name, String description, String unit, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value)
                .description(description)
                .baseUnit(unit)
                .register(meters);
    }
}
