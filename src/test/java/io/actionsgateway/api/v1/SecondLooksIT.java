package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v1.SseReader.Event;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.stream.wait.WaitTest;
import io.actionsgateway.stream.wait.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What becomes of waits and streams of logs when their caller may not have them any more. */
@WaitTest
class SecondLooksIT {

    private static final String ELSEWHERE = KeyClient.GRANTS.replace("octo-org/*", "other-org/*");
    private static final String VARIABLES = KeyClient.GRANTS.replace("actions", "variables");

    @Autowired
    private ServiceClient service;

    @Autowired
    private MockGitHub gitHub;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient database;

    private KeyClient keys;
    private JsonNode made;
    private String wait;
    private String logs;

    @BeforeEach
    void aRunThatDoesNotEnd() {
        keys = new KeyClient(service);
        made = keys.make("soon ended", KeyClient.GRANTS);
        long run = new Waiting(service, gitHub).dispatch("ci.yml", "{}");
        wait = Waiting.path(run);
        logs = wait.replace("/wait", "/logs/stream");
    }

    @Test
    void refusesAWaitWhoseKeyIsRevokedMeanwhile() {
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        revoke();

        HttpResponse<String> refused = answer(waiting);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
        assertThat(KeyClient.json(refused).path("type").asString()).endsWith(":unauthorized");
        assertThat(refused.body()).doesNotContain("run_attempt");
    }

    @Test
    void refusesAWaitWhoseKeyMayNotSeeTheRepositoryAnyMore() {
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        KeyClient.regrant(database, made, ELSEWHERE);

        assertThat(answer(waiting).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAWaitWhoseKeyMayNotReadRunsThereAnyMore() {
        CompletableFuture<HttpResponse<String>> waiting = waiting();
        KeyClient.regrant(database, made, VARIABLES);

        assertThat(answer(waiting).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesTheWaitOfADispatchButKeepsWhatWasStarted() {
        made = keys.make("starts runs", KeyClient.GRANTS.replace("read", "write"));
        double before = waiters();
        CompletableFuture<HttpResponse<String>> waiting = keys.later(
                made.path("key").asString(),
                "/api/v1/repos/octo-org/hello-world/workflows/ci.yml/dispatches?wait=PT5M",
                "application/json",
                "{\"ref\":\"main\"}");
        await().atMost(Duration.ofSeconds(10)).until(() -> waiters() == before + 1);
        revoke();

        assertThat(answer(waiting).statusCode()).isEqualTo(401);
        JsonNode entry =
                service.read("/api/v1/dispatches?limit=1").path("items").path(0);
        assertThat(entry.path("state").asString()).isEqualTo("dispatched");
        assertThat(entry.path("run_id").longValue()).isPositive();
    }

    @Test
    void endsAStreamOfStatesWhenTheKeyIsRevoked() {
        try (SseReader states = open(wait)) {
            assertThat(states.next().name()).isEqualTo("state");
            revoke();

            Event end = states.until("end").getLast();
            assertThat(end.text("reason")).isEqualTo("unauthorized");
            assertThat(end.data().path("final").booleanValue()).isFalse();
            assertThat(end.data().path("timed_out").booleanValue()).isFalse();
            assertThat(end.data().has("run_id")).isFalse();
            assertThat(states.next().name()).isEqualTo("closed");
        }
    }

    @Test
    void endsAStreamOfLogsWhenTheKeyIsRevoked() {
        try (SseReader events = open(logs)) {
            assertThat(events.next().name()).isEqualTo("run");
            revoke();

            Event end = events.until("end").getLast();
            assertThat(end.data().toString()).isEqualTo("{\"reason\":\"unauthorized\"}");
            assertThat(events.next().name()).isEqualTo("closed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-org/*", "variables"})
    void endsStreamsWhenGrantsDoNotCoverTheRepositoryAnyMore(String instead) {
        try (SseReader states = open(wait);
                SseReader events = open(logs)) {
            states.next();
            events.next();
            KeyClient.regrant(database, made, instead.equals("variables") ? VARIABLES : ELSEWHERE);

            assertThat(states.until("end").getLast().text("reason")).isEqualTo("not-granted");
            assertThat(events.until("end").getLast().text("reason")).isEqualTo("not-granted");
        }
    }

    @Test
    void goesOnWhileGrantsStillCoverTheRepository() {
        JsonNode other = keys.make("another", KeyClient.GRANTS);
        try (SseReader states = open(wait);
                SseReader others = SseReader.openAs(other.path("key").asString(), service, wait)) {
            states.next();
            others.next();
            KeyClient.regrant(database, made, KeyClient.GRANTS.replace("octo-org/*", "octo-org/hello-world"));
            keys.delete(ServiceClient.KEY, other.path("id").asString());
            others.until("end");

            assertThat(keys.get(made.path("key").asString(), wait + "?timeout=PT1S")
                            .statusCode())
                    .isEqualTo(202);
            revoke();
            assertThat(states.until("end").getLast().text("reason")).isEqualTo("unauthorized");
        }
    }

    @Test
    void saysInPlainTextWhyNothingFollows() {
        double open = meters.get("actions.stream.logs.open").gauge().value();
        CompletableFuture<HttpResponse<String>> text =
                keys.later(made.path("key").asString(), logs + "?follow=true", "text/plain");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> meters.get("actions.stream.logs.open").gauge().value() == open + 1);
        revoke();

        assertThat(answer(text).body()).isEqualTo("==> the run: unauthorized: nothing more may be read\n");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> meters.get("actions.stream.logs.open").gauge().value() == open);
    }

    private void revoke() {
        keys.delete(ServiceClient.KEY, made.path("id").asString());
    }

    private SseReader open(String path) {
        return SseReader.openAs(made.path("key").asString(), service, path);
    }

    /** Returns when the wait has begun. */
    private CompletableFuture<HttpResponse<String>> waiting() {
        double before = waiters();
        CompletableFuture<HttpResponse<String>> waiting =
                keys.later(made.path("key").asString(), wait, "application/json");
        await().atMost(Duration.ofSeconds(10)).until(() -> waiters() == before + 1);
        return waiting;
    }

    private double waiters() {
        return meters.get("actions.stream.waiters").gauge().value();
    }

    private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> coming) {
        return coming.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
