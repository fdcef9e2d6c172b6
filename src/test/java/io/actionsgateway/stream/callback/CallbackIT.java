package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks from the request for one to a receiver's answer. */
@ServiceTest
class CallbackIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CallbackWorker worker;

    private Subscriber me;

    @BeforeEach
    void subscribe() {
        me = new Subscriber(service, database);
    }

    @AfterEach
    void end() {
        me.close();
    }

    @Test
    void callsOnceTheRunHasEndedAndSigns() {
        me.tell("requested", "queued", null, "01:00");
        JsonNode made = me.create("final");
        assertThat(made.path("state").asString()).isEqualTo("waiting");
        assertThat(made.path("on").asString()).isEqualTo("final");
        me.tell("in_progress", "in_progress", null, "02:00");
        me.tell("completed", "completed", "failure", "03:00");

        Receiver.Call call = me.calls(1).getFirst();

        assertThat(call.id()).startsWith("msg_").endsWith("_1");
        assertThat(call.header("content-type")).isEqualTo("application/json");
        assertThat(call.json().path("type").asString()).isEqualTo("workflow_run.completed");
        assertThat(call.json().path("timestamp").asString()).isEqualTo("2026-01-01T10:03:00Z");
        JsonNode data = call.json().path("data");
        assertThat(data.path("run_id").longValue()).isEqualTo(me.run());
        assertThat(data.path("conclusion").asString()).isEqualTo("failure");
        assertThat(data.path("final").booleanValue()).isTrue();
        assertThat(data.path("repository").asString()).isEqualTo("octo-org/hello-world");
        assertThat(verifier().verifies(call, Instant.now())).isTrue();
        JsonNode done = me.awaitState(made, "delivered");
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
        me.create("final");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(watched()).containsExactly("waiter"));

        me.end();

        me.calls(1);
    }

    @Test
    void callsAtOnceWhenTheRunHasEndedBefore() {
        me.end();

        me.awaitState(me.create("final"), "delivered");
        me.awaitState(me.create("change"), "delivered");

        assertThat(me.receiver().calls())
                .hasSize(2)
                .allMatch(call -> call.json().path("data").path("final").booleanValue());
    }

    @Test
    void tellsEachChangeInOrderAndTheEndLast() {
        me.tell("requested", "queued", null, "01:00");
        JsonNode made = me.create("change");
        me.tell("completed", "completed", "success", "05:00");
        me.tell("in_progress", "in_progress", null, "02:00");

        me.awaitState(made, "delivered");
        assertThat(me.receiver()
                        .calls()
                        .getLast()
                        .json()
                        .path("data")
                        .path("final")
                        .booleanValue())
                .isTrue();

        Subscriber second = me.ofAnotherRun();
        second.tell("requested", "queued", null, "01:00");
        JsonNode other = second.create("change", me.receiver().url("/second"));
        second.tell("in_progress", "in_progress", null, "02:00");
        second.tell("completed", "completed", "success", "05:00");
        second.awaitState(other, "delivered");

        List<Receiver.Call> told = me.receiver().calls().stream()
                .filter(call -> call.path().equals("/second"))
                .toList();
        assertThat(told)
                .extracting(call -> call.json().path("type").asString())
                .containsExactly("workflow_run.in_progress", "workflow_run.completed");
        assertThat(told).extracting(Receiver.Call::id).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAfterARestart() {
        JsonNode made = me.create("final");
        worker.stop();
        try {
            me.end();
        } finally {
            worker.start();
        }

        me.awaitState(made, "delivered");
        assertThat(me.receiver().calls()).hasSize(1);
    }

    @Test
    void tellsNothingOfARunOfAnotherRepository() {
        me.end();
        HttpResponse<String> answer = me.post(
                "/api/v1/repos/octo-org/hello-moon/runs/" + me.run() + "/callbacks",
                Subscriber.body("final", me.receiver().url("/")));
        assertThat(answer.statusCode()).isEqualTo(201);

        me.awaitState(me.create("final"), "delivered");

        assertThat(me.receiver().calls()).hasSize(1);
    }

    @Test
    void endsWhenItIsDeleted() {
        JsonNode made = me.create("final");
        JsonNode other = me.create("final");
        assertThat(service.read(Subscriber.RUNS + me.run() + "/callbacks?limit=1")
                        .path("next_cursor")
                        .asString())
                .isNotEmpty();

        assertThat(me.delete(made).statusCode()).isEqualTo(204);
        assertThat(me.delete(made).statusCode()).isEqualTo(404);
        assertThat(service.read(Subscriber.RUNS + me.run() + "/callbacks").path("items"))
                .hasSize(1);
        me.end();

        me.awaitState(other, "delivered");
        assertThat(me.receiver().calls()).hasSize(1);
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
        HttpResponse<String> answer = me.post(Subscriber.RUNS + me.run() + "/callbacks", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:actions-gateway:problem:" + problem);
        assertThat(service.read(Subscriber.RUNS + me.run() + "/callbacks").path("items"))
                .isEmpty();
    }

    @Test
    void countsTriesAndWhatIsOpen() {
        me.end();
        me.awaitState(me.create("final"), "delivered");

        String metrics = service.send(
                        HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/prometheus")))
                .body();
        assertThat(metrics)
                .contains("actions_callbacks_attempts_total{outcome=\"delivered\"}")
                .contains("actions_callbacks_open{state=\"waiting\"}");
    }

    private StandardWebhooks verifier() {
        HttpResponse<String> answer = service.get("/api/v1/callbacks/secret");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return new StandardWebhooks(
                JsonMapper.shared().readTree(answer.body()).path("secret").asString());
    }

    private List<String> watched() {
        return database.sql("select reason from run_watch where run_id = ?")
                .param(me.run())
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
