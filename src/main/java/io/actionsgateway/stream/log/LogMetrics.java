package io.actionsgateway.stream.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;

/** Counts streams, bytes and fetches. Thread-safe. */
@Component
final class LogMetrics {

    private final MeterRegistry meters;
    private final Counter bytes;

    LogMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.bytes = Counter.builder("actions.stream.logs.bytes")
                .description("Bytes of logs handed to readers, as GitHub stores them")
                .baseUnit("bytes")
                .register(meters);
    }

    void open(IntSupplier streams) {
        Gauge.builder("actions.stream.logs.open", () -> streams.getAsInt())
                .description("Streams of logs that are open on this replica")
                .register(meters);
    }

    void ended(String how) {
        count("actions.stream.logs.ended", "Streams of logs that have ended", how);
    }

    void fetched(String outcome) {
        count("actions.stream.logs.fetches", "Fetches of logs", outcome);
    }

    void sent(long count) {
        bytes.increment((double) count);
    }

    private void count(String name, String description, String outcome) {
        Counter.builder(name)
                .description(description)
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
