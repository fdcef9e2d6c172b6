package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.webhook.Payloads;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks from the request for one to a receiver's answer. Waits between tries are skipped in the database. */
@ServiceTest
class CallbackIT {

    private static final String RUNS = "/api/v1/repos/octo-org/hello-world/runs/";

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CallbackWorker worker;

    private final Receiver receiver = new Receiver();
    private final long run = Payloads.freshId();

    @AfterEach
    void end() {
        receiver.close();
    }

    @Test
    void callsOnceTheRunHasEndedAndSigns() throws Exception {
        tell("requested", "queued", null, "01:00");
        JsonNode made = create("final");
        assertThat(made.path("state").asString()).isEqualTo("waiting");
        assertThat(made.path("on").asString()).isEqualTo("final");
        tell("in_progress", "in_progress", null, "02:00");
        tell("completed", "completed", "failure", "03:00");

        Receiver.Call call = calls(1).getFirst();

        assertThat(call.id()).startsWith("msg_").endsWith("_1");
        assertThat(call.header("content-type")).isEqualTo("application/json");
        assertThat(call.json().path("type").asString()).isEqualTo("workflow_run.completed");
        assertThat(call.json().path("timestamp").asString()).isEqualTo("2026-01-01T10:03:00Z");
        JsonNode data = call.json().path("data");
        assertThat(data.path("run_id").longValue()).isEqualTo(run);
        assertThat(data.path("conclusion").asString()).isEqualTo("failure");
        assertThat(data.path("final").booleanValue()).isTrue();
        assertThat(data.path("repository").asString()).isEqualTo("octo-org/hello-world");
        assertThat(call.header("webhook-signature")).isEqualTo(signature(call));
        JsonNode done = awaitState(made, "delivered");
        assertThat(done.path("attempts")).hasSize(1);
        JsonNode attempt = done.path("attempts").path(0);
        assertThat(attempt.path("webhook_id").asString()).isEqualTo(call.id());
        assertThat(attempt.path("outcome").asString()).isEqualTo("delivered");
        assertThat(attempt.path("status").intValue()).isEqualTo(204);
        assertThat(attempt.path("duration_millis").isNumber()).isTrue();
        assertThat(audited(made)).containsExactly("callbacks/create");
    }

    @Test
    void callsAlsoWhenItWasAskedBeforeTheRunWasKnownAndKeepsTheRunWatched() {
        create("final");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(watched()).containsExactly("waiter"));

        tell("completed", "completed", "success", "03:00");

        calls(1);
    }

    @Test
    void callsAtOnceWhenTheRunHasEndedBefore() {
        tell("completed", "completed", "success", "03:00");

        awaitState(create("final"), "delivered");
        awaitState(create("change"), "delivered");

        assertThat(receiver.calls())
                .hasSize(2)
                .allMatch(call -> call.json().path("data").path("final").booleanValue());
    }

    @Test
    void tellsEachChangeInOrderAndTheEndLast() {
        tell("requested", "queued", null, "01:00");
        JsonNode made = create("change");
        tell("completed", "completed", "success", "05:00");
        tell("in_progress", "in_progress", null, "02:00");

        awaitState(made, "delivered");
        assertThat(receiver.calls().getLast().json().path("data").path("final").booleanValue())
                .isTrue();

        long second = Payloads.freshId();
        tell(second, "requested", "queued", null, "01:00");
        JsonNode other = create(second, "change", receiver.url("/second"));
        tell(second, "in_progress", "in_progress", null, "02:00");
        tell(second, "completed", "completed", "success", "05:00");
        awaitState(second, other, "delivered");

        List<Receiver.Call> told = receiver.calls().stream()
                .filter(call -> call.path().equals("/second"))
                .toList();
        assertThat(told)
                .extracting(call -> call.json().path("type").asString())
                .containsExactly("workflow_run.in_progress", "workflow_run.completed");
        assertThat(told).extracting(Receiver.Call::id).doesNotHaveDuplicates();
    }

    @Test
    void keepsOrderWhileAReceiverIsAway() {
        tell("requested", "queued", null, "01:00");
        receiver.answer(503);
        JsonNode made = create("change");
        tell("in_progress", "in_progress", null, "02:00");
        calls(1);
        tell("completed", "completed", "success", "05:00");
        awaitAttempts(made, 1);
        skipTheWait(made);

        awaitState(made, "delivered");

        assertThat(receiver.calls())
                .extracting(call -> call.json().path("data").path("status").asString())
                .containsExactly("in_progress", "in_progress", "completed");
        assertThat(receiver.calls().get(0).id())
                .isEqualTo(receiver.calls().get(1).id());
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        receiver.answer(500, 0, 302);
        tell("completed", "completed", "success", "03:00");
        JsonNode made = create("final");
        for (int tries = 1; tries <= 3; tries++) {
            awaitAttempts(made, tries);
            skipTheWait(made);
        }

        JsonNode done = awaitState(made, "delivered");

        assertThat(receiver.calls())
                .hasSize(4)
                .extracting(Receiver.Call::id)
                .containsOnly(receiver.calls().getFirst().id());
        assertThat(receiver.calls())
                .extracting(Receiver.Call::body)
                .containsOnly(receiver.calls().getFirst().body());
        assertThat(receiver.calls()).extracting(Receiver.Call::path).containsOnly("/");
        assertThat(outcomes(done)).containsExactly("delivered", "rejected", "timeout", "rejected");
        assertThat(done.path("attempts").path(1).path("status").intValue()).isEqualTo(302);
        assertThat(done.path("attempts").path(3).path("next_attempt_at").asString())
                .isNotEmpty();
    }

    @Test
    void triesAgainWhenNobodyListens() {
        int port = receiver.port();
        receiver.close();
        tell("completed", "completed", "success", "03:00");
        JsonNode made = create("final");
        awaitAttempts(made, 1);
        assertThat(outcomes(get(run, made))).isSubsetOf("unreachable", "timeout");

        try (Receiver back = new Receiver(port)) {
            skipTheWait(made);
            awaitState(made, "delivered");
            assertThat(back.calls()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterADay() {
        receiver.answer(500, 500);
        tell("completed", "completed", "success", "03:00");
        JsonNode made = create("final");
        awaitAttempts(made, 1);
        database.sql("update callback set first_tried_at = first_tried_at - interval '25 hours' where id = ?")
                .param(id(made))
                .update();
        skipTheWait(made);

        JsonNode failed = awaitState(made, "failed");

        assertThat(outcomes(failed)).containsExactly("rejected", "rejected");
        assertThat(failed.path("next_attempt_at").isNull()).isTrue();
        assertThat(failed.path("finished_at").asString()).isNotEmpty();
    }

    @Test
    void stopsAtOnceWhenTheReceiverIsGoneForGood() {
        receiver.answer(410);
        tell("completed", "completed", "success", "03:00");

        assertThat(outcomes(awaitState(create("final"), "failed"))).containsExactly("gone");
    }

    /** What a replica leaves behind that is killed between sending and writing down that it has sent. */
    @Test
    void sendsAgainUnderTheSameIdWhenNobodyKnowsWhetherItWasSent() {
        tell("completed", "completed", "success", "03:00");
        JsonNode made = create("final");
        awaitState(made, "delivered");
        database.sql("update callback_attempt set outcome = null, status = null where callback_id = ?")
                .param(id(made))
                .update();
        database.sql(
                        "update callback set state = 'sending', finished_at = null, due_at = now(), leased_until = now() + interval '1 second' where id = ?")
                .param(id(made))
                .update();

        calls(2);
        JsonNode done = awaitState(made, "delivered");

        assertThat(receiver.calls().get(0).id())
                .isEqualTo(receiver.calls().get(1).id());
        assertThat(done.path("attempts")).hasSize(2);
        assertThat(done.path("attempts").path(1).path("outcome").isNull()).isTrue();
    }

    @Test
    void goesOnAfterARestart() {
        JsonNode made = create("final");
        worker.stop();
        try {
            tell("completed", "completed", "success", "03:00");
        } finally {
            worker.start();
        }

        awaitState(made, "delivered");
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void tellsNothingOfARunOfAnotherRepository() {
        tell("completed", "completed", "success", "03:00");
        HttpResponse<String> answer =
                post("/api/v1/repos/octo-org/hello-moon/runs/" + run + "/callbacks", body("final", receiver.url("/")));
        assertThat(answer.statusCode()).isEqualTo(201);

        awaitState(create("final"), "delivered");

        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void endsWhenItIsDeleted() {
        JsonNode made = create("final");
        JsonNode other = create("final");
        assertThat(service.read(RUNS + run + "/callbacks?limit=1")
                        .path("next_cursor")
                        .asString())
                .isNotEmpty();

        assertThat(send("DELETE", path(run, made)).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", path(run, made)).statusCode()).isEqualTo(404);
        assertThat(service.read(RUNS + run + "/callbacks").path("items")).hasSize(1);
        tell("completed", "completed", "success", "03:00");

        awaitState(other, "delivered");
        assertThat(receiver.calls()).hasSize(1);
        assertThat(audited(made)).startsWith("callbacks/create", "callbacks/delete");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | callback-host-not-allowed | {\"url\": \"https://example.org/\"}",
                "403 | callback-host-not-allowed | {\"url\": \"http://hooks.example.com/\"}",
                "403 | callback-host-not-allowed | {\"url\": \"https://localhost/\"}",
                "403 | callback-host-not-allowed | {\"url\": \"https://127.0.0.1/\"}",
                "403 | callback-host-not-allowed | {\"url\": \"https://[::1]/\"}",
                "403 | callback-host-not-allowed | {\"url\": \"https://169.254.169.254/\"}",
                "403 | callback-host-not-allowed | {\"url\": \"https://10.1.2.3/\"}",
                "403 | callback-host-not-allowed | {\"url\": \"https://hooks.example.com:8443/\"}",
                "400 | invalid-parameter | {\"url\": \"https://user@hooks.example.com/\"}",
                "400 | invalid-parameter | {\"url\": \"nowhere\"}",
                "400 | invalid-parameter | {}",
                "400 | invalid-parameter | {\"url\": \"https://hooks.example.com/\", \"on\": \"never\"}",
                "400 | invalid-parameter | {\"url\": \"https://hooks.example.com/\", \"secret\": \"x\"}",
            })
    void refuses(int status, String problem, String body) {
        HttpResponse<String> answer = post(RUNS + run + "/callbacks", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:actions-gateway:problem:" + problem);
        assertThat(service.read(RUNS + run + "/callbacks").path("items")).isEmpty();
    }

    @Test
    void countsTriesAndWhatIsOpen() {
        tell("completed", "completed", "success", "03:00");
        awaitState(create("final"), "delivered");

        String metrics = service.send(
                        HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/prometheus")))
                .body();
        assertThat(metrics)
                .contains("actions_callbacks_attempts_total{outcome=\"delivered\"}")
                .contains("actions_callbacks_open{state=\"waiting\"}");
    }

    private String signature(Receiver.Call call) {
        HttpResponse<String> answer = service.get("/api/v1/callbacks/secret");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        String secret =
                JsonMapper.shared().readTree(answer.body()).path("secret").asString();
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        String signed = call.id() + "." + call.header("webhook-timestamp") + "." + call.body();
        return "v1,"
                + Base64.getEncoder().encodeToString(SigningSecrets.hmac(key, signed.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode create(String on) {
        return create(run, on, receiver.url("/"));
    }

    private JsonNode create(long runId, String on, String url) {
        HttpResponse<String> answer = post(RUNS + runId + "/callbacks", body(on, url));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = JsonMapper.shared().readTree(answer.body());
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(path(runId, made));
        return made;
    }

    private static String body(String on, String url) {
        return "{\"url\": \"%s\", \"on\": \"%s\"}".formatted(url, on);
    }

    private HttpResponse<String> post(String path, String body) {
        return service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), path))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String method, String path) {
        return service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), path))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private void tell(String action, String status, String conclusion, String at) {
        tell(run, action, status, conclusion, at);
    }

    private void tell(long runId, String action, String status, String conclusion, String at) {
        assertThat(service.deliver("workflow_run", Payloads.run(runId, 1, action, status, conclusion, at)))
                .isEqualTo(202);
        eventually(() -> database.sql("select exists (select from transition where run_id = ? and status = ?)")
                .params(runId, status)
                .query(Boolean.class)
                .single());
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    private List<Receiver.Call> calls(int count) {
        eventually(() -> receiver.calls().size() >= count);
        return receiver.calls();
    }

    private JsonNode awaitState(JsonNode made, String state) {
        return awaitState(run, made, state);
    }

    private JsonNode awaitState(long runId, JsonNode made, String state) {
        eventually(() -> get(runId, made).path("state").asString().equals(state));
        return get(runId, made);
    }

    /** Until so many tries have ended. */
    private void awaitAttempts(JsonNode made, int count) {
        eventually(() -> outcomes(get(run, made)).stream()
                        .filter(outcome -> !outcome.isEmpty())
                        .count()
                == count);
    }

    private void skipTheWait(JsonNode made) {
        database.sql("update callback set due_at = now() - interval '1 second' where id = ? and state = 'sending'")
                .param(id(made))
                .update();
    }

    private JsonNode get(long runId, JsonNode made) {
        return service.read(path(runId, made));
    }

    private static String path(long runId, JsonNode made) {
        return RUNS + runId + "/callbacks/" + made.path("id").asString();
    }

    private static UUID id(JsonNode made) {
        return UUID.fromString(made.path("id").asString());
    }

    private static List<String> outcomes(JsonNode callback) {
        return callback.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("outcome").asString(""))
                .toList();
    }

    private List<String> watched() {
        return database.sql("select reason from run_watch where run_id = ?")
                .param(run)
                .query(String.class)
                .list();
    }

    private List<String> audited(JsonNode made) {
        return database.sql("select operation from audit_entry where entry::jsonb -> 'ids' ->> 'id' = ? order by id")
                .param(made.path("id").asString())
                .query(String.class)
                .list();
    }
}
