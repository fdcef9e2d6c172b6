package io.actionsgateway.security.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts entries: those on record and those that could not be put there. */
@Component
class AuditMetrics {

    private final MeterRegistry meters;

    AuditMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void stored(Told told) {
        count("actions.audit.entries", "Audit entries that are durable", told);
    }

    void dropped(Told told) {
        count("actions.audit.dropped", "Audit entries that only the log has", told);
    }

    private void count(String name, String description, Told told) {
        Counter.builder(name)
                .description(description)
                .tag("outcome", told.entry().result().outcome().word())
                .register(meters)
                .increment();
    }
}
