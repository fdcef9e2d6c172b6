package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.platform.Digests;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every write and every refusal is on record, and what cannot be put there is not done. */
@DialectTest
class AuditIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DISPATCHES = "/api/v3/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches";

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @Test
    void hasAWriteBeforeItLeftAndHowItEnded() {
        String body =
                "{\"ref\":\"main\",\"inputs\":{\"outcome\":\"success\",\"seconds\":\"5\"},\"return_run_details\":true}";
        HttpResponse<String> answer = post(DISPATCHES, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);

        List<JsonNode> entries = entries(answer, 2);

        JsonNode done = entries.getFirst();
        JsonNode started = entries.getLast();
        assertThat(text(started, "outcome")).isEqualTo("started");
        assertThat(text(started, "subject")).isEqualTo("key:bootstrap");
        assertThat(text(started, "key_id")).isEqualTo("bootstrap");
        assertThat(text(started, "operation")).isEqualTo("actions/create-workflow-dispatch");
        assertThat(text(started, "repository")).isEqualTo("octo-org/hello-world");
        assertThat(text(started.path("ids"), "workflow_id")).isEqualTo("ci.yml");
        assertThat(text(started, "body_sha256"))
                .isEqualTo(HexFormat.of().formatHex(Digests.sha256().digest(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(text(done, "outcome")).isEqualTo("done");
        assertThat(done.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(text(done, "github_request_id"))
                .isEqualTo(answer.headers().firstValue("X-GitHub-Request-Id").orElseThrow());
        assertThat(entries.toString()).doesNotContain("seconds");
        assertThat(done.path("id").asLong()).isGreaterThan(started.path("id").asLong());
    }

    @Test
    void hasWhatGitHubRefused() {
        HttpResponse<String> answer = post(DISPATCHES, "{\"ref\":\"no-such-branch\"}");
        assertThat(answer.statusCode()).isEqualTo(422);

        JsonNode refused = entries(answer, 2).getFirst();

        assertThat(text(refused, "outcome")).isEqualTo("refused");
        assertThat(refused.path("status").asInt()).isEqualTo(422);
    }

    @Test
    void hasNoReads() {
        HttpResponse<String> answer = client.get("/api/v3/repos/octo-org/hello-world/actions/workflows");
        HttpResponse<String> write = post(DISPATCHES, "{\"ref\":\"main\"}");

        entries(write, 2);

        assertThat(found(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v3/user/repos, 404, GET /api/v3/**, not-found",
        "DELETE, /api/v3/repos/octo-org/hello-world, 404, DELETE /api/v3/**, not-found",
        "GET, /api/v1/audit?colour=blue, 400, GET /api/v1/audit, invalid-parameter",
        "GET, /api/v1/audit/seven, 400, GET /api/v1/audit/{id}, invalid-parameter",
        "POST, /api/v1/deliveries/9223372036854775807/requeue, 404, POST /api/v1/deliveries/{id}/requeue, not-found",
        "GET, /api/v1/p4th-that-is-private, 404, GET /api/v1, not-found"
    })
    void hasWhatWeRefused(String method, String path, int status, String operation, String reason) {
        HttpResponse<String> answer = send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode denied = entries(answer, 1).getFirst();
        assertThat(text(denied, "outcome")).isEqualTo("denied");
        assertThat(text(denied, "subject")).isEqualTo("key:bootstrap");
        assertThat(denied.path("status").asInt()).isEqualTo(status);
        assertThat(text(denied, "operation")).isEqualTo(operation);
        assertThat(text(denied, "reason")).isEqualTo(reason);
        assertThat(denied.toString()).doesNotContain("p4th");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void namesTheOperationOfARefusalOnceItIsKnown() {
        HttpResponse<String> answer = post(DISPATCHES, "{\"ref\":");
        assertThat(answer.statusCode()).isEqualTo(400);

        JsonNode denied = entries(answer, 1).getFirst();

        assertThat(text(denied, "operation")).isEqualTo("actions/create-workflow-dispatch");
        assertThat(text(denied, "repository")).isEqualTo("octo-org/hello-world");
        assertThat(text(denied, "reason")).isEqualTo("malformed-request");
    }

    @Test
    void hasStrangers() {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/v3/repos/octo-org/hello-moon")));
        assertThat(answer.statusCode()).isEqualTo(401);

        JsonNode denied = entries(answer, 1).getFirst();

        assertThat(denied.path("subject").isNull()).isTrue();
        assertThat(text(denied, "operation")).isEqualTo("GET /api/v3");
        assertThat(denied.path("status").asInt()).isEqualTo(401);
    }

    @Test
    void letsNoWriteGoThatItCannotKeep() {
        database.sql("alter table audit_entry rename to audit_entry_away").update();
        HttpResponse<String> answer;
        try {
            answer = post(DISPATCHES, "{\"ref\":\"main\"}");
        } finally {
            database.sql("alter table audit_entry_away rename to audit_entry").update();
        }

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(upstream.sinceThen()).isEmpty();
        assertThat(text(entries(answer, 1).getFirst(), "outcome")).isEqualTo("failed");
    }

    @Test
    void filtersAndPages() {
        HttpResponse<String> answer = post(DISPATCHES, "{\"ref\":\"main\"}");
        JsonNode done = entries(answer, 2).getFirst();
        String id = requestId(answer);
        String all = "/api/v1/audit?request_id=" + id + "&subject=key:bootstrap&key_id=bootstrap"
                + "&operation=actions/create-workflow-dispatch&repository=OCTO-org/hello-world";

        JsonNode first = client.read(all + "&limit=1");
        JsonNode second = client.read(all + "&limit=1&cursor=" + text(first, "next_cursor"));

        assertThat(text(first.path("items").path(0), "outcome")).isEqualTo("done");
        assertThat(text(second.path("items").path(0), "outcome")).isEqualTo("started");
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(client.read(all + "&outcome=started").path("items")).hasSize(1);
        assertThat(client.read(all + "&since=2020-01-01T00:00:00Z").path("items"))
                .hasSize(2);
        assertThat(client.read(all + "&until=2020-01-01T00:00:00Z").path("items"))
                .isEmpty();
        assertThat(client.read("/api/v1/audit/" + done.path("id").asLong())).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({"outcome=dome,outcome", "since=yesterday,since", "until=2026,until", "cursor=x,cursor"})
    void refusesFiltersThatCannotBeRead(String query, String parameter) {
        HttpResponse<String> answer = client.get("/api/v1/audit?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
    }

    @Test
    void givesAnybodyWhatHeNeedsToRecompute() {
        JsonNode entry = entries(post(DISPATCHES, "{\"ref\":\"main\"}"), 2).getFirst();

        var digest = Digests.sha256();
        digest.update(HexFormat.of().parseHex(text(entry, "prev_hash")));
        digest.update(text(entry, "canonical").getBytes(StandardCharsets.UTF_8));

        assertThat(text(entry, "hash")).isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), path))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Waits until so many entries tell of the request; newest first. */
    private List<JsonNode> entries(HttpResponse<String> answer, int count) {
        return await().atMost(SOON).until(() -> found(answer), all -> all.size() == count);
    }

    private List<JsonNode> found(HttpResponse<String> answer) {
        return List.copyOf(client.read("/api/v1/audit?request_id=" + requestId(answer))
                .path("items")
                .values());
    }

    private static String requestId(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }
}
