package io.actionsgateway.monitor.heal;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what comparing does, on the replica that does it. */
@Component
class HealMetrics {

    private final MeterRegistry metrics;

    HealMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void request(String kind) {
        metrics.counter("actions.monitor.heal.requests", "kind", kind).increment();
    }

    void run(String outcome) {
        metrics.counter("actions.monitor.heal.runs", "outcome", outcome).increment();
    }

    void pass(String outcome) {
        metrics.counter("actions.monitor.heal.passes", "outcome", outcome).increment();
    }

    void drift(String outcome) {
        metrics.counter("actions.monitor.drift", "outcome", outcome).increment();
    }
}
