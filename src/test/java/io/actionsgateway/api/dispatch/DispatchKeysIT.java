package io.actionsgateway.api.dispatch;

import static io.actionsgateway.api.dispatch.Dispatcher.HERE;
import static io.actionsgateway.api.dispatch.Dispatcher.id;
import static io.actionsgateway.api.dispatch.Dispatcher.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A key starts one run at most, whatever happens. */
@DispatchTest
class DispatchKeysIT {

    private static final String DISPATCH = "actions/create-workflow-dispatch";
    private static final String BODY = "{\"ref\":\"main\",\"inputs\":{\"target\":\"staging\"}}";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private JdbcClient database;

    private Dispatcher me;

    @BeforeEach
    void meet() {
        database.sql("delete from dispatch").update();
        twin.reset(DispatchTwin.scenario());
        me = new Dispatcher(service, callers.with("me", TestCallers.everythingOn("octo-org/*")), twin);
        upstream.fromHere();
    }

    @Test
    void answersAKnownKeyWithItsRun() {
        HttpResponse<String> first = me.keyed(HERE, "quick.yml", BODY, "k1");
        HttpResponse<String> again =
                me.keyed(HERE, "quick.yml", "{\"inputs\": {\"target\": \"staging\"}, \"ref\": \"main\"}", "\"k1\"");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(dispatches()).isEqualTo(1);
        assertThat(me.runs(HERE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quick.yml|{\"ref\":\"main\",\"inputs\":{\"target\":\"production\"}}",
                "quick.yml|{\"ref\":\"main\"}",
                "quick.yml|{\"ref\":\"other\",\"inputs\":{\"target\":\"staging\"}}",
                "traced.yml|{\"ref\":\"main\",\"inputs\":{\"target\":\"staging\"}}",
                "quick.yml|{\"ref\":\"main\",\"inputs\":{\"target\":\"staging\"},\"correlation_input\":\"trace\"}"
            })
    void refusesAKeyForSomethingElse(String workflow, String body) {
        me.keyed(HERE, "quick.yml", BODY, "k2");

        HttpResponse<String> other = me.keyed(HERE, workflow, body, "k2");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("type").asString()).endsWith(":idempotency-key-reused");
        assertThat(me.runs(HERE)).hasSize(1);
    }

    @Test
    void keepsTheKeysOfSubjectsApart() {
        Dispatcher other = new Dispatcher(service, callers.with("other", TestCallers.everythingOn("octo-org/*")), twin);

        String mine = id(me.keyed(HERE, "quick.yml", BODY, "k3"));
        String his = id(other.keyed(HERE, "quick.yml", BODY, "k3"));

        assertThat(his).isNotEqualTo(mine);
        assertThat(me.runs(HERE)).hasSize(2);
    }

    @Test
    void startsOneRunForManyAtTheSameTime() {
        List<HttpResponse<String>> answers = atOnce(20, () -> me.keyed(HERE, "quick.yml", BODY, "k4"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201 || answer.statusCode() == 202);
        assertThat(answers.stream().map(Dispatcher::id).distinct()).hasSize(1);
        assertThat(dispatches()).isEqualTo(1);
        assertThat(me.runs(HERE)).hasSize(1);
        assertThat(json(me.keyed(HERE, "quick.yml", BODY, "k4")).path("state").asString())
                .isEqualTo("dispatched");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksNothingWhileItIsNotKnown(boolean performed) {
        Fault fault = Fault.of(FaultKind.RESET).at(DISPATCH);
        twin.faults().add(performed ? fault.afterPerforming() : fault);
        twin.faults()
                .add(Fault.of(FaultKind.SERVER_ERROR)
                        .at("actions/list-workflow-runs")
                        .times(1_000));
        HttpResponse<String> first = me.keyed(HERE, "quick.yml", BODY, "k5");

        HttpResponse<String> again = me.keyed(HERE, "quick.yml", BODY, "k5");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(dispatches()).isEqualTo(1);
        twin.faults().clear();
        me.await(id(first), performed ? "resolved" : "failed");
        assertThat(me.keyed(HERE, "quick.yml", BODY, "k5").statusCode()).isEqualTo(201);
        assertThat(me.runs(HERE)).hasSize(1);
        assertThat(dispatches()).isEqualTo(performed ? 1 : 2);
        assertThat(me.entry(id(first)).path("tries").intValue()).isEqualTo(performed ? 1 : 2);
    }

    @Test
    void maySendARefusedKeyAgain() {
        twin.faults().add(Fault.of(FaultKind.SECONDARY).at(DISPATCH).retryAfter(Duration.ofSeconds(1)));
        HttpResponse<String> refused = me.keyed(HERE, "quick.yml", BODY, "k6");
        assertThat(refused.statusCode()).isEqualTo(429);
        JsonNode entry = json(me.get("/dispatches?state=failed")).path("items").path(0);
        assertThat(entry.path("reason").asString()).isEqualTo("secondary_limited");

        HttpResponse<String> again = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> me.keyed(HERE, "quick.yml", BODY, "k6"), answer -> answer.statusCode() == 201);

        assertThat(id(again)).isEqualTo(entry.path("id").asString());
        assertThat(me.runs(HERE)).hasSize(1);
    }

    @Test
    void takesWhoeverDiedOverItForUnknown() {
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming());
        String id = id(me.keyed(HERE, "quick.yml", BODY, "k7"));
        database.sql("update dispatch set state = 'requested', search_at = null, search_until = null,"
                        + " lease_until = now() - interval '1 second'")
                .update();

        assertThat(me.await(id, "resolved").path("run_id").longValue())
                .isEqualTo(me.runs(HERE).getFirst());
        assertThat(me.keyed(HERE, "quick.yml", BODY, "k7").statusCode()).isEqualTo(201);
        assertThat(me.runs(HERE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\"open"})
    void refusesWhatIsNoKey(String key) {
        assertThat(me.keyed(HERE, "quick.yml", BODY, key).statusCode()).isEqualTo(400);
        assertThat(dispatches()).isZero();
    }

    private long dispatches() {
        return upstream.sinceThen().stream()
                .filter(call -> call.method().name().equals("POST"))
                .count();
    }

    private static <T> List<T> atOnce(int times, Supplier<T> what) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> all = IntStream.range(0, times)
                    .mapToObj(ignored -> CompletableFuture.supplyAsync(what, threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }
}
