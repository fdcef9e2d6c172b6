package io.actionsgateway.stream.trace;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Traces of runs; whether there is tracing at all is said by {@code management.tracing.export.enabled}.
 *
 * @param runs whether each attempt of a run becomes a trace, with its jobs and steps
 * @param settle from an attempt's end until that: what GitHub says of its jobs may come after what it says of the run
 */
@ConfigurationProperties("actions.tracing")
public record RunTraceProperties(
        @DefaultValue("false") boolean runs,
        @DefaultValue("10s") Duration settle) {

    /** Refuses what cannot work. */
    public RunTraceProperties {
        if (settle.isNegative()) {
            throw new IllegalArgumentException("actions.tracing.settle must not be negative");
        }
    }
}
