package io.actionsgateway.webhook.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Counts what sweeping does, on the replica that does it. */
@Component
class SweepMetrics {

    private static final String PREFIX = "actions.webhook.sweep.";

    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Instant> newest = new ConcurrentHashMap<>();

    SweepMetrics(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    void request(String kind) {
        count("requests", "Requests spent on a hook's log", "kind", kind);
    }

    void delivery(String outcome) {
        count("deliveries", "Deliveries in a hook's log that the inbox lacked", "outcome", outcome);
    }

    void looked(String hook, String outcome, Spent spent) {
        count("passes", "Comparisons of a hook's log with the inbox", "hook", hook, "outcome", outcome);
        Instant seen = spent.newest;
        if (seen != null && newest.put(hook, seen) == null) {
            TimeGauge.builder(PREFIX + "newest.age", () -> age(hook), TimeUnit.MILLISECONDS)
                    .description("time since GitHub delivered the newest delivery seen in its log")
                    .tag("hook", hook)
                    .register(metrics);
        }
    }

    private Number age(String hook) {
        return Duration.between(newest.getOrDefault(hook, clock.instant()), clock.instant())
                .toMillis();
    }

    private void count(String what, String description, String... labels) {
        Counter.builder(PREFIX + what)
                .description(description)
                .tags(labels)
                .register(metrics)
                .increment();
    }
}
