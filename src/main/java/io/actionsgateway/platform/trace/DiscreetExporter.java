package io.actionsgateway.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets nothing out but what is on its list: no path, no query, no message of an exception, no stack. Requests to the
 * management port, which come every few seconds, are left out.
 */
final class DiscreetExporter implements SpanExporter {

    private static final AttributeKey<String> URI = AttributeKey.stringKey("uri");
    private static final String MANAGEMENT = "/actuator";

    /** The labels of our metrics, each of few values; and of runs, what OpenTelemetry's conventions for CI have words for. */
    private static final Set<String> LISTED = Set.of(
            "cache",
            "event",
            "exception",
            "hook",
            "host",
            "method",
            "news",
            "operation",
            "outcome",
            "status",
            "try",
            "uri");

    private static final List<String> OF_RUNS = List.of("cicd.", "vcs.", "github.");

    private final SpanExporter collector;

    DiscreetExporter(SpanExporter collector) {
        this.collector = collector;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<SpanData> told = spans.stream()
                .filter(span -> !managed(span))
                .<SpanData>map(Discreet::new)
                .toList();
        return told.isEmpty() ? CompletableResultCode.ofSuccess() : collector.export(told);
    }

    private static boolean managed(SpanData span) {
        String uri = span.getAttributes().get(URI);
        return uri != null && uri.startsWith(MANAGEMENT);
    }

    @Override
    public CompletableResultCode flush() {
        return collector.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return collector.shutdown();
    }

    private static boolean listed(String key) {
        return LISTED.contains(key) || OF_RUNS.stream().anyMatch(key::startsWith);
    }

    /** The span without the rest. */
    private static final class Discreet extends DelegatingSpanData {

        private final Attributes attributes;
        private final List<EventData> events;

        Discreet(SpanData span) {
            super(span);
            AttributesBuilder kept = span.getAttributes().toBuilder();
            kept.removeIf(key -> !listed(key.getKey()));
            this.attributes = kept.build();
            this.events = span.getEvents().stream()
                    .map(event -> EventData.create(event.getEpochNanos(), event.getName(), Attributes.empty()))
                    .toList();
        }

        @Override
        public SpanContext getSpanContext() {
            return bare(super.getSpanContext());
        }

        @Override
        public SpanContext getParentSpanContext() {
            return bare(super.getParentSpanContext());
        }

        /** Without what a caller's {@code tracestate} says. */
        private static SpanContext bare(SpanContext context) {
            return context.getTraceState().isEmpty()
                    ? context
                    : SpanContext.create(
                            context.getTraceId(),
                            context.getSpanId(),
                            context.getTraceFlags(),
                            TraceState.getDefault());
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public List<EventData> getEvents() {
            return events;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
