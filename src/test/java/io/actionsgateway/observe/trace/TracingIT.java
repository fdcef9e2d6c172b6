package io.actionsgateway.observe.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.observe.trace.Collector.Seen;
import io.actionsgateway.webhook.Payloads;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Traces as a collector gets them, and what others do not get of them. */
@TracingTest
class TracingIT {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";

    @Autowired
    private ServiceClient service;

    @Autowired
    private Collector collector;

    @Autowired
    private Strangers strangers;

    private final String trace = fresh(16);
    private final String parent = "00-" + trace + "-" + fresh(8) + "-01";

    @Test
    void followsADeliveryToItsCallback() {
        long run = Payloads.freshId();
        delivered(Payloads.run(run, 1, "requested", "queued", null, "00:00"), null);
        await().ignoreExceptions().until(() -> service.read("/api/v1" + REPOSITORY + "/runs/" + run) != null);
        HttpResponse<String> wanted = post(
                "/api/v1" + REPOSITORY + "/runs/" + run + "/callbacks",
                "{\"url\": \"%s\", \"on\": \"final\"}".formatted(strangers.url() + Strangers.RECEIVER));
        assertThat(wanted.statusCode()).as(wanted.body()).isEqualTo(201);

        delivered(Payloads.run(run, 1, "completed", "completed", "success", "05:00"), parent);

        Seen received = span("webhook receive");
        Seen processed = span("webhook process");
        Seen observed = span("run observe");
        Seen called = span("callback send");
        assertThat(received.parent()).isEqualTo(parent.substring(36, 52));
        assertThat(received.attributes())
                .containsEntry("hook", "default")
                .containsEntry("event", "workflow_run")
                .containsEntry("outcome", "stored");
        assertThat(processed.parent()).isEqualTo(received.id());
        assertThat(processed.attribute("outcome")).isEqualTo("processed");
        assertThat(observed.parent()).isEqualTo(processed.id());
        assertThat(observed.attribute("news")).isEqualTo("1");
        assertThat(called.parent()).isEqualTo(processed.id());
        assertThat(called.attribute("outcome")).isEqualTo("delivered");
        assertThat(strangers.asked(Strangers.RECEIVER)).isNotEmpty();
        tellsStrangersNothing();
    }

    @Test
    void followsARequestToGitHub() {
        HttpResponse<String> answer = service.get(
                "/api/v3" + REPOSITORY + "/actions/runs/42?exclude_pull_requests=true", "traceparent", parent);
        assertThat(answer.statusCode()).isEqualTo(200);

        Seen asked = span("get actions/get-workflow-run");
        Seen call = span("github actions/get-workflow-run");
        Seen request = span("github request");
        assertThat(asked.parent()).isEqualTo(parent.substring(36, 52));
        assertThat(call.parent()).isEqualTo(asked.id());
        assertThat(call.attributes()).containsEntry("status", "200").containsEntry("outcome", "2xx");
        assertThat(call.span().getEventsList())
                .extracting(event -> event.getName())
                .containsExactly("admitted");
        assertThat(request.parent()).isEqualTo(call.id());
        assertThat(request.attributes())
                .containsEntry("operation", "actions/get-workflow-run")
                .containsEntry("method", "GET");
        assertThat(strangers.asked("/actions/runs/42")).isNotEmpty();
        tellsStrangersNothing();
    }

    @Test
    void followsARequestForOurOwnResources() {
        service.get("/api/v1" + REPOSITORY + "/variables", "traceparent", parent);

        Seen asked = span("get /api/v1/repos/{owner}/{repo}/variables");
        Seen call = span("github actions/list-repo-variables");
        assertThat(call.parent()).isEqualTo(asked.id());
        tellsStrangersNothing();
    }

    @Test
    void tellsStorageNothing() {
        HttpResponse<String> link =
                service.get("/api/v3" + REPOSITORY + "/actions/artifacts/7/zip", "traceparent", parent);
        assertThat(link.statusCode()).isEqualTo(302);
        String there =
                URI.create(link.headers().firstValue("Location").orElseThrow()).getRawPath();
        HttpResponse<String> relayed = service.get(there, "traceparent", parent);
        assertThat(relayed.statusCode()).as(there + relayed.body()).isEqualTo(200);

        assertThat(strangers.asked(Strangers.STORAGE)).isNotEmpty();
        tellsStrangersNothing();
        await().untilAsserted(() -> assertThat(collector.trace(trace)).hasSizeGreaterThanOrEqualTo(4));
        assertThat(all()).doesNotContain("c4n4ry").doesNotContain(there);
    }

    @Test
    void holdsNoPathNoQueryAndNoMessage() {
        service.get("/api/v3" + REPOSITORY + "/actions/runs/987654?secret=c4n4ry", "traceparent", parent);
        service.get("/nowhere/c4n4ry", "traceparent", parent, "tracestate", "a=c4n4ry", "baggage", "b=c4n4ry");
        assertThat(service.deliver("default", "ping", UUID.randomUUID(), "wrong", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(401);
        service.send(HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/health"))
                .header("traceparent", parent));

        await().untilAsserted(() -> assertThat(collector.all())
                .anySatisfy(seen -> assertThat(seen.attribute("outcome")).isEqualTo("NotAuthentic")));
        await().untilAsserted(() -> assertThat(collector.trace(trace)).hasSizeGreaterThanOrEqualTo(2));
        assertThat(all())
                .doesNotContain("c4n4ry")
                .doesNotContain("987654")
                .doesNotContain("stacktrace")
                .doesNotContain("actuator");
    }

    @Test
    void showsTracesInExemplars() {
        service.get("/api/v3" + REPOSITORY + "/actions/runs/43", "traceparent", parent);
        delivered(Payloads.run(Payloads.freshId(), 1, "requested", "queued", null, "00:00"), parent);
        span("webhook process");

        String metrics = service.send(
                        HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/prometheus"))
                                .header("Accept", "application/openmetrics-text; version=1.0.0"))
                .body();

        for (String histogram : List.of(
                "http_server_requests_seconds_bucket",
                "actions_github_requests_seconds_bucket",
                "actions_webhook_ingest_seconds_bucket",
                "actions_webhook_processing_seconds_bucket")) {
            assertThat(metrics.lines().filter(line -> line.startsWith(histogram)))
                    .as(histogram)
                    .anySatisfy(line -> assertThat(line).containsPattern("# \\{.*trace_id=\"[0-9a-f]{32}\""));
        }
        assertThat(metrics.lines()).noneMatch(line -> line.startsWith("webhook_") || line.startsWith("github_"));
    }

    @Test
    void namesTheTraceInLogLines() {
        try (LogLines lines = new LogLines("io.actionsgateway.github.transport.observation")) {
            service.get("/api/v3" + REPOSITORY + "/actions/runs/44", "traceparent", parent);
            Seen call = span("github actions/get-workflow-run");

            assertThat(lines.asEcs()).anySatisfy(line -> {
                assertThat(line.at("/trace/id").asString()).isEqualTo(trace);
                assertThat(line.at("/span/id").asString()).isEqualTo(call.id());
            });
        }
    }

    @Test
    void goesOnWithoutItsCollector() {
        collector.away(true);
        try {
            long run = Payloads.freshId();
            delivered(Payloads.run(run, 1, "requested", "queued", null, "00:00"), parent);

            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(service.read("/api/v1" + REPOSITORY + "/runs/" + run)
                                    .path("status")
                                    .asString())
                            .isEqualTo("queued"));
            await().untilAsserted(() -> assertThat(collector.refused()).isPositive());
            assertThat(service.get("/api/v3" + REPOSITORY + "/actions/runs/45").statusCode())
                    .isEqualTo(200);
        } finally {
            collector.away(false);
        }
    }

    private void delivered(byte[] body, String traceparent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ServiceClient.uri(service.port(), "/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "workflow_run")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", ServiceClient.sign(ServiceClient.SECRET, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (traceparent != null) {
            request.header("traceparent", traceparent);
        }
        assertThat(service.send(request).statusCode()).isEqualTo(202);
    }

    private HttpResponse<String> post(String path, String body) {
        return service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), path))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The span of this test's trace by that name, once it has come. */
    private Seen span(String name) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(collector.trace(trace))
                        .extracting(Seen::name)
                        .contains(name));
        return collector.trace(trace).stream()
                .filter(seen -> seen.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void tellsStrangersNothing() {
        assertThat(strangers.asked())
                .allSatisfy(
                        asked -> assertThat(asked.headers()).as(asked.path()).noneMatch(Strangers::ofTraces));
    }

    private String all() {
        return String.join(
                "\n",
                collector.all().stream().map(Seen::span).map(Object::toString).toList());
    }

    private static String fresh(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
