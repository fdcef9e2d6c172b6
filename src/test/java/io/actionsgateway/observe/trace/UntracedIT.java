package io.actionsgateway.observe.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.platform.trace.Spans;
import io.actionsgateway.webhook.Payloads;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As it comes: nothing of tracing is there. */
@ServiceTest
class UntracedIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Spans spans;

    @Test
    void hasNothingThatMakesOrSendsSpans() {
        assertThat(spans.on()).isFalse();
        for (Class<?> part :
                new Class<?>[] {Tracer.class, OpenTelemetry.class, SpanProcessor.class, SpanExporter.class}) {
            assertThat(context.getBeanNamesForType(part)).as(part.getName()).isEmpty();
        }
    }

    @Test
    void keepsNoTraceOfADelivery() {
        long run = Payloads.freshId();
        assertThat(service.deliver("workflow_run", Payloads.run(run, 1, "requested", "queued", null, "00:00")))
                .isEqualTo(202);
        String path = "/api/v1/repos/octo-org/hello-world/runs/" + run;
        await().ignoreExceptions().until(() -> service.read(path) != null);

        assertThat(database.sql("""
                        select count(*) from transition t join webhook_delivery d on d.id = t.delivery_id
                        where t.run_id = :run and t.traceparent is null and d.traceparent is null""").param("run", run).query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void showsNoExemplars() {
        service.get("/api/v1/repos/octo-org/hello-world/runs");
        String metrics = service.send(
                        HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/prometheus"))
                                .header("Accept", "application/openmetrics-text; version=1.0.0"))
                .body();

        assertThat(metrics).contains("http_server_requests_seconds_bucket").doesNotContain("trace_id");
    }
}
