package io.actionsgateway.api.v3.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.run.dispatch.DispatchState;
import io.actionsgateway.run.dispatch.DispatchView;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who started which run, and what the client sees of the keeping: nothing. */
@DialectTest
class LedgerIT {

    private static final String WORLD = "/api/v3/repos/octo-org/hello-world";
    private static final String CI = WORLD + "/actions/workflows/ci.yml/dispatches";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DispatchLedger ledger;

    private As caller;

    @BeforeEach
    void meet() {
        database.sql("delete from dispatch").update();
        caller = new As(service, callers.with("ledger", TestCallers.everythingOn("octo-org/*")));
        upstream.fromHere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"return_run_details\":false"})
    void knowsTheRunOfADispatchWhoseClientDidNotAskForIt(String asked) {
        HttpResponse<String> answer = caller.post(CI, "{\"ref\":\"main\",\"inputs\":{\"seconds\":1}" + asked + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(upstream.sinceThen()).hasSize(1);
        DispatchView entry = entry();
        assertThat(entry.state()).isEqualTo(DispatchState.DISPATCHED);
        assertThat(entry.request().runId()).isPositive();
        assertThat(entry.request().repository()).isEqualTo("octo-org/hello-world");
        assertThat(entry.request().workflow()).isEqualTo("ci.yml");
        assertThat(entry.request().ref()).isEqualTo("main");
        assertThat(entry.request().subject()).isEqualTo("key:ledger");
        assertThat(entry.request().keyId()).isEqualTo("ledger");
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(entry.request().requestId());
    }

    @Test
    void handsTheRunToAClientThatAsks() {
        JsonNode answer = ok(caller.post(CI, "{\"ref\":\"main\",\"return_run_details\":true}"));

        assertThat(answer.path("workflow_run_id").longValue())
                .isEqualTo(entry().request().runId());
        assertThat(answer.path("html_url").asString()).isNotEmpty();
    }

    @Test
    void handsTheRunToClientsOfTheNewerVersion() {
        JsonNode answer = ok(caller.send("POST", CI, "{\"ref\":\"main\"}", "X-GitHub-Api-Version", "2026-03-10"));

        assertThat(answer.path("workflow_run_id").longValue())
                .isEqualTo(entry().request().runId());
    }

    @Test
    void keepsThatNothingWasStarted() {
        HttpResponse<String> answer = caller.post(CI, "{\"ref\":\"gone\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("No ref found for: gone");
        assertThat(entry().state()).isEqualTo(DispatchState.FAILED);
    }

    @Test
    void doesNotKnowWhichRunsARepositoryEventStarts() {
        HttpResponse<String> answer = caller.post(WORLD + "/dispatches", "{\"event_type\":\"go\"}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(entry().state()).isEqualTo(DispatchState.UNKNOWN);
        assertThat(entry().request().workflow()).isNull();
        assertThat(ledger.undecided("key:ledger", entry().request().host(), "Octo-Org/Hello-World", null))
                .hasSize(1);
    }

    @Test
    void entersReruns() {
        long run = ok(caller.post(CI, "{\"ref\":\"main\",\"return_run_details\":true}"))
                .path("workflow_run_id")
                .longValue();
        time.advance(Duration.ofMinutes(1));
        database.sql("delete from dispatch").update();

        assertThat(caller.post(WORLD + "/actions/runs/" + run + "/rerun", "").statusCode())
                .isEqualTo(201);

        assertThat(entry().state()).isEqualTo(DispatchState.DISPATCHED);
        assertThat(entry().request().runId()).isEqualTo(run);
        assertThat(ledger.started("key:ledger", entry().request().host(), run)).isTrue();
        assertThat(ledger.started("key:other", entry().request().host(), run)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ref\":\"main\",\"ref\":\"other\"}", "[]", "{\"ref\":\"main\"} {}", "{'ref':1}", ""})
    void startsNothingByABodyThatCanBeReadInTwoWays(String body) {
        HttpResponse<String> answer = caller.post(CI, body);

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(upstream.sinceThen()).isEmpty();
        assertThat(count()).isZero();
    }

    @Test
    void startsNothingByAQuery() {
        assertThat(caller.post(CI + "?ref=other", "{\"ref\":\"main\"}").statusCode())
                .isBetween(400, 422);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    private DispatchView entry() {
        assertThat(count()).isEqualTo(1);
        UUID id = database.sql("select id from dispatch").query(UUID.class).single();
        return ledger.find(id).orElseThrow();
    }

    private int count() {
        return database.sql("select count(*) from dispatch")
                .query(Integer.class)
                .single();
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
