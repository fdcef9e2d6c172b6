package io.actionsgateway.monitor.heal;

import io.micrometer.core.instrument.Counter;
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
        count("heal.requests", "Requests spent on comparing runs with GitHub", "kind", kind);
    }

    void run(String outcome) {
        count("heal.runs", "Runs that were compared", "outcome", outcome);
    }

    void pass(String outcome) {
        count("heal.passes", "Comparisons of a repository", "outcome", outcome);
    }

    void drift(String outcome) {
        count("drift", "Runs looked at at random", "outcome", outcome);
    }

    private void count(String what, String description, String label, String value) {
        Counter.builder("actions.monitor." + what)
                .description(description)
                .tag(label, value)
                .register(metrics)
                .increment();
    }
}
