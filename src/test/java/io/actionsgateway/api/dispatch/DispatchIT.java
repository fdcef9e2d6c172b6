package io.actionsgateway.api.dispatch;

import static io.actionsgateway.api.dispatch.Dispatcher.ENTERPRISE;
import static io.actionsgateway.api.dispatch.Dispatcher.HERE;
import static io.actionsgateway.api.dispatch.Dispatcher.id;
import static io.actionsgateway.api.dispatch.Dispatcher.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A dispatch is started once, and what came of it is found out. */
@DispatchTest
class DispatchIT {

    private static final String DISPATCH = "actions/create-workflow-dispatch";
    private static final String BODY = "{\"ref\":\"main\",\"inputs\":{\"target\":\"staging\"}}";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private JdbcClient database;

    private Dispatcher me;

    @BeforeEach
    void meet() {
        database.sql("delete from dispatch").update();
        twin.reset(DispatchTwin.scenario());
        me = new Dispatcher(service, callers.with("me", TestCallers.everythingOn("octo-org/*", "ghes-org/*")), twin);
    }

    @Test
    void answersWithTheRunThatGitHubNames() {
        HttpResponse<String> answer = me.dispatch(HERE, "quick.yml", BODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode entry = json(answer);
        assertThat(entry.path("state").asString()).isEqualTo("dispatched");
        assertThat(entry.path("run_id").longValue()).isEqualTo(me.runs(HERE).getFirst());
        assertThat(entry.path("run_attempt").intValue()).isEqualTo(1);
        assertThat(entry.path("html_url").asString()).contains("/actions/runs/" + entry.path("run_id"));
        assertThat(entry.path("ambiguous").booleanValue()).isFalse();
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/dispatches/" + id(answer));
        assertThat(me.entry(id(answer))).isEqualTo(entry);
    }

    @Test
    void findsTheRunThatAnEnterpriseServerDoesNotName() {
        HttpResponse<String> answer = me.dispatch(ENTERPRISE, "quick.yml", BODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("state").asString()).isEqualTo("resolved");
        assertThat(me.runs(ENTERPRISE))
                .containsExactly(json(answer).path("run_id").longValue());
        assertThat(json(answer).path("html_url").asString()).contains("/actions/runs/");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"HANG", "RESET", "SERVER_ERROR", "HTML"})
    void findsTheRunOfADispatchWhoseAnswerWasLost(FaultKind kind) {
        twin.faults().add(Fault.of(kind).at(DISPATCH).afterPerforming());

        HttpResponse<String> answer = me.dispatch(HERE, "quick.yml", BODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).path("state").asString()).isEqualTo("unknown");
        assertThat(answer.headers().firstValue("Location")).isPresent();
        JsonNode found = me.await(id(answer), "resolved");
        assertThat(me.runs(HERE)).containsExactly(found.path("run_id").longValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"HANG", "RESET", "SERVER_ERROR"})
    void findsOutThatNothingWasStarted(FaultKind kind) {
        twin.faults().add(Fault.of(kind).at(DISPATCH));

        HttpResponse<String> answer = me.dispatch(HERE, "quick.yml", BODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode found = me.await(id(answer), "failed");
        assertThat(found.path("reason").asString()).isEqualTo("not_started");
        assertThat(me.runs(HERE)).isEmpty();
    }

    @Test
    void waitsForTheDecision() {
        twin.faults().add(Fault.of(FaultKind.RESET).at(DISPATCH).afterPerforming());
        String id = id(me.dispatch(HERE, "quick.yml", BODY));

        JsonNode decided = json(me.get("/dispatches/" + id + "?wait=PT10S"));

        assertThat(decided.path("state").asString()).isEqualTo("resolved");
    }
}
