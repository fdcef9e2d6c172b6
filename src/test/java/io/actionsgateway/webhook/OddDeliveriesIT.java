package io.actionsgateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is authentic is kept, however odd it is: GitHub never sends it again. */
@ServiceTest
class OddDeliveriesIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    record Odd(String name, String event, byte[] body, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Odd> unusable() {
        String job = new String(Payloads.job(77, 1, 78, "build", "queued", null, "00:00"), UTF_8);
        byte[] run = Payloads.run(79, 1, "requested", "queued", null, "00:00");
        return Stream.of(
                odd("not JSON", "Hello, World!", "malformed"),
                odd("nothing", "", "empty"),
                odd("array", "[" + job + "]", "not a JSON object"),
                odd("cut off", job.substring(0, job.length() / 2), "ends too early"),
                odd("something behind it", job + "{}", "follows"),
                odd("depth 10,000", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "too deep"),
                odd("3 MB number", "{\"workflow_job\":{\"id\":" + "9".repeat(3_000_000) + "}}", "too long"),
                odd("2 MB text", job.replace("build", "b".repeat(2_000_000)), "too long"),
                odd("5 MB", " ".repeat(5_000_000) + job, "more than is read"),
                odd("repeated name", job.replace("\"run_id\"", "\"id\""), "repeated"),
                odd("NUL character", job.replace("build", "bu\\u0000ild"), "NUL"),
                odd("raw NUL byte", job.replace("build", "bu\u0000ild"), "malformed"),
                odd("half a surrogate pair", job.replace("build", "bu\\ud800ild"), "surrogate"),
                odd("id of 2^63", job.replace("\"id\":78", "\"id\":9223372036854775808"), "id"),
                odd("negative id", job.replace("\"id\":78", "\"id\":-78"), "id"),
                odd("run id as text", job.replace("\"run_id\":77", "\"run_id\":\"77\""), "run_id"),
                odd("attempt 2^31", job.replace("\"run_attempt\":1", "\"run_attempt\":2147483648"), "run_attempt"),
                odd("no repository", job.replace("\"repository\"", "\"depository\""), "no repository"),
                odd("no status", job.replace("\"status\"", "\"stasis\""), "no status"),
                odd("another known event", new String(run, UTF_8), "shows the event workflow_run"),
                odd("an unknown shape", "{\"action\":\"queued\"}", "no event that is known"),
                new Odd("a job called an issue", "issues", job.getBytes(UTF_8), "shows the event workflow_job"));
    }

    private static Odd odd(String name, String body, String reason) {
        return new Odd(name, "workflow_job", body.getBytes(UTF_8), reason);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void quarantinesWhatCannotBeUsed(Odd odd) {
        long transitions = transitions();
        UUID guid = UUID.randomUUID();

        int status = service.deliver("default", odd.event(), guid, ServiceClient.SECRET, odd.body())
                .statusCode();

        assertThat(status).isEqualTo(202);
        JsonNode delivery = settled(guid);
        assertThat(delivery.path("state").stringValue()).isEqualTo("quarantined");
        assertThat(delivery.path("reason").stringValue()).contains(odd.reason());
        assertThat(bodyOf(delivery)).isEqualTo(odd.body());
        assertThat(transitions()).isEqualTo(transitions);
    }

    @Test
    void goesOnBehindAnUnusableDelivery() {
        UUID guid = UUID.randomUUID();
        service.deliver("workflow_job", "garbage".getBytes(UTF_8));
        service.deliver("default", "workflow_job", guid, ServiceClient.SECRET, freshJob());

        assertThat(settled(guid).path("state").stringValue()).isEqualTo("processed");
    }

    @Test
    void ignoresAnEventThatDoesNotConcernActions() {
        UUID guid = UUID.randomUUID();
        byte[] body = "{\"action\":\"opened\",\"issue\":{\"number\":1}}".getBytes(UTF_8);
        service.deliver("default", "issues", guid, ServiceClient.SECRET, body);

        assertThat(settled(guid).path("state").stringValue()).isEqualTo("ignored");
    }

    @Test
    void takesTheSameDeliveryOnce() {
        byte[] body = freshJob();
        UUID guid = UUID.randomUUID();

        String first = service.deliver("default", "workflow_job", guid, ServiceClient.SECRET, body)
                .body();
        settled(guid);
        long transitions = transitions();
        var again = service.deliver("default", "workflow_job", guid, ServiceClient.SECRET, body);

        assertThat(first).isEqualTo("{\"result\":\"stored\"}");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("{\"result\":\"already stored\"}");
        assertThat(deliveries(guid)).hasSize(1);
        assertThat(transitions()).isEqualTo(transitions);
    }

    @Test
    void keepsBothDeliveriesOfOneEventToTwoHooksAndTakesItsEffectOnce() {
        byte[] body = freshJob();
        byte[] same = (new String(body, UTF_8) + "\n").getBytes(UTF_8);
        UUID guid = UUID.randomUUID();
        long transitions = transitions();

        service.deliver("default", "workflow_job", guid, ServiceClient.SECRET, body);
        service.deliver("other", "workflow_job", guid, ServiceClient.OTHER_SECRET, same);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(deliveries(guid))
                        .hasSize(2)
                        .allSatisfy(one ->
                                assertThat(one.path("state").stringValue()).isEqualTo("processed")));
        assertThat(transitions()).isEqualTo(transitions + 1);
    }

    @Test
    void doesNotBelieveAKnownBodyUnderANewGuid() {
        byte[] body = freshJob();
        UUID captured = UUID.randomUUID();
        UUID replay = UUID.randomUUID();
        service.deliver("default", "workflow_job", captured, ServiceClient.SECRET, body);
        settled(captured);
        long transitions = transitions();

        int status = service.deliver("default", "workflow_job", replay, ServiceClient.SECRET, body)
                .statusCode();

        assertThat(status).isEqualTo(202);
        assertThat(settled(replay).path("state").stringValue()).isEqualTo("replayed");
        assertThat(transitions()).isEqualTo(transitions);
        assertThat(doubts(body)).as("GitHub is asked instead").isEqualTo(1);
    }

    private long doubts(byte[] body) {
        long run = JsonMapper.shared()
                .readTree(body)
                .path("workflow_job")
                .path("run_id")
                .longValue();
        return database.sql("select count(*) from run_watch where run_id = ? and reason = 'doubt'")
                .param(run)
                .query(Long.class)
                .single();
    }

    @Test
    void acceptsTheNextSecretWhileTheOldOneIsReplaced() {
        UUID guid = UUID.randomUUID();
        service.deliver("default", "workflow_job", guid, ServiceClient.NEXT_SECRET, freshJob());

        assertThat(settled(guid).path("state").stringValue()).isEqualTo("processed");
    }

    @Test
    void readsAFormWhoseSignatureCoversTheEncodedText() {
        byte[] form = ("payload=" + URLEncoder.encode(new String(freshJob(), UTF_8), UTF_8)).getBytes(UTF_8);
        UUID guid = UUID.randomUUID();

        int status = service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), "/webhooks/github"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-GitHub-Event", "workflow_job")
                        .header("X-GitHub-Delivery", guid.toString())
                        .header("X-Hub-Signature-256", ServiceClient.sign(ServiceClient.SECRET, form))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form)))
                .statusCode();

        assertThat(status).isEqualTo(202);
        assertThat(settled(guid).path("state").stringValue()).isEqualTo("processed");
    }

    private static byte[] freshJob() {
        return Payloads.job(Payloads.freshId(), 1, Payloads.freshId(), "build", "queued", null, "00:00");
    }

    /** The one delivery of a GUID, once it has come to rest. */
    private JsonNode settled(UUID guid) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> deliveries(guid),
                        found -> found.size() == 1
                                && !List.of("received", "processing")
                                        .contains(found.getFirst().path("state").stringValue()))
                .getFirst();
    }

    private List<JsonNode> deliveries(UUID guid) {
        return service.read("/api/v1/deliveries?guid=" + guid)
                .path("items")
                .valueStream()
                .toList();
    }

    private byte[] bodyOf(JsonNode delivery) {
        return database.sql("select body from webhook_payload where delivery_id = ?")
                .param(delivery.path("id").longValue())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private long transitions() {
        return database.sql("select count(*) from transition").query(Long.class).single();
    }
}
