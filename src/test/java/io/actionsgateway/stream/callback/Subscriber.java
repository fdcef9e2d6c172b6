package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.webhook.Payloads;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who wants to be called about a run of his own. Waits between tries are skipped in the database. */
record Subscriber(ServiceClient service, JdbcClient database, Receiver receiver, long run, String key)
        implements AutoCloseable {

    static final String RUNS = "/api/v1/repos/octo-org/hello-world/runs/";

    Subscriber(ServiceClient service, JdbcClient database) {
        this(service, database, new Receiver(), Payloads.freshId(), ServiceClient.KEY);
    }

    /** The same run and receiver, with another key. */
    Subscriber with(String other) {
        return new Subscriber(service, database, receiver, run, other);
    }

    /** The same receiver, another run. */
    Subscriber ofAnotherRun() {
        return new Subscriber(service, database, receiver, Payloads.freshId(), key);
    }

    JsonNode create(String on) {
        return create(on, receiver.url("/"));
    }

    JsonNode create(String on, String url) {
        HttpResponse<String> answer = post(RUNS + run + "/callbacks", body(on, url));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = JsonMapper.shared().readTree(answer.body());
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(path(made));
        return made;
    }

    static String body(String on, String url) {
        return "{\"url\": \"%s\", \"on\": \"%s\"}".formatted(url, on);
    }

    HttpResponse<String> post(String path, String body) {
        return as().send("POST", path, body, "Content-Type", "application/json");
    }

    HttpResponse<String> delete(JsonNode made) {
        return as().send("DELETE", path(made), "");
    }

    /** GitHub tells of the run. */
    void tell(String action, String status, String conclusion, String at) {
        assertThat(service.deliver("workflow_run", Payloads.run(run, 1, action, status, conclusion, at)))
                .isEqualTo(202);
        eventually(() -> database.sql("select exists (select from transition where run_id = ? and status = ?)")
                .params(run, status)
                .query(Boolean.class)
                .single());
    }

    /** GitHub tells that the run has succeeded. */
    void end() {
        tell("completed", "completed", "success", "03:00");
    }

    /** Waits until so many have come. */
    List<Receiver.Call> calls(int count) {
        eventually(() -> receiver.calls().size() >= count);
        return receiver.calls();
    }

    JsonNode awaitState(JsonNode made, String state) {
        eventually(() -> get(made).path("state").asString().equals(state));
        return get(made);
    }

    /** Until so many tries have ended. */
    JsonNode awaitAttempts(JsonNode made, int count) {
        eventually(() -> outcomes(get(made)).stream()
                        .filter(outcome -> !outcome.isEmpty())
                        .count()
                == count);
        return get(made);
    }

    void skipTheWait(JsonNode made) {
        update("due_at = now() - interval '1 second'", made);
    }

    void update(String change, JsonNode made) {
        database.sql("update callback set " + change + " where id = ?")
                .param(id(made))
                .update();
    }

    JsonNode get(JsonNode made) {
        return JsonMapper.shared().readTree(as().get(path(made)).body());
    }

    private As as() {
        return new As(service, key);
    }

    String path(JsonNode made) {
        return RUNS + run + "/callbacks/" + made.path("id").asString();
    }

    static UUID id(JsonNode made) {
        return UUID.fromString(made.path("id").asString());
    }

    static List<String> outcomes(JsonNode callback) {
        return callback.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("outcome").asString(""))
                .toList();
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    @Override
    public void close() {
        receiver.close();
    }
}
