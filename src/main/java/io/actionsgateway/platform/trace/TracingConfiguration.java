package io.actionsgateway.platform.trace;

import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;
import reactor.core.publisher.Hooks;

/** What is ours in the framework's tracing, while it is switched on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnTracing
class TracingConfiguration implements DisposableBean {

    /** For the whole JVM; log lines and exemplars find their trace wherever reactive code runs. */
    TracingConfiguration() {
        Hooks.enableAutomaticContextPropagation();
    }

    /** The one way out. */
    @Bean
    SpanExporters discreetExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(DiscreetExporter::new).toList());
    }

    /** By the names that ECS has for them. */
    @Bean
    Slf4JEventListener ecsNames() {
        return new Slf4JEventListener("trace.id", "span.id");
    }

    @Bean
    ServerRequestObservationConvention requestsByOperation() {
        return new RequestsByOperation();
    }

    @Override
    public void destroy() {
        Hooks.disableAutomaticContextPropagation();
    }
}
