package io.actionsgateway.stream.trace;

import io.actionsgateway.platform.trace.ConditionalOnTracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.stereotype.Component;

/**
 * Writes spans whose ids and times are given, as those of the service {@code github-actions}; all of them, whatever is
 * sampled elsewhere. For one thread.
 */
@Component
@ConditionalOnTracing
@ConditionalOnProperty("actions.tracing.runs")
final class TraceWriter implements DisposableBean {

    private static final int QUEUE = 2_048;
    private static final int FLUSHED = 1_024;
    private static final long LONGEST_FLUSH_SECONDS = 30;

    private final GivenIds ids = new GivenIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private int unflushed;

    TraceWriter(SpanExporters exporters, Resource resource) {
        this.provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setSampler(Sampler.alwaysOn())
                .setResource(resource.merge(Resource.create(Attributes.builder()
                        .put("service.name", "github-actions")
                        .build())))
                .addSpanProcessor(BatchSpanProcessor.builder(SpanExporter.composite(exporters.list()))
                        .setMaxQueueSize(QUEUE)
                        .build())
                .build();
        this.tracer = provider.get("io.actionsgateway.runs");
    }

    /** A span to be started before the next one is asked for. Waits for the collector when it is behind. */
    SpanBuilder span(String name, String traceId, String spanId) {
        if (++unflushed >= FLUSHED) {
            flush();
        }
        ids.traceId = traceId;
        ids.spanId = spanId;
        return tracer.spanBuilder(name);
    }

    /** Sends what has ended, and waits for that. */
    void flush() {
        provider.forceFlush().join(LONGEST_FLUSH_SECONDS, TimeUnit.SECONDS);
        unflushed = 0;
    }

    @Override
    public void destroy() {
        provider.close();
    }

    /** Gives out what it was given. */
    private static final class GivenIds implements IdGenerator {

        private String traceId = "";
        private String spanId = "";

        @Override
        public String generateTraceId() {
            return traceId;
        }

        @Override
        public String generateSpanId() {
            return spanId;
        }
    }
}
