package io.actionsgateway.stream.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waiting over HTTP while the twin's webhooks tell what happens. */
@WaitTest
class RunWaitIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @Autowired
    private ServiceClient service;

    @Autowired
    private MockGitHub gitHub;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TestCallers callers;

    private Waiting at;
    private Runnable noMoreDeliveries;

    @BeforeEach
    void deliver() {
        at = new Waiting(service, gitHub);
        noMoreDeliveries = at.deliveries();
    }

    @AfterEach
    void stopDelivering() {
        noMoreDeliveries.run();
    }

    @Test
    void answersWhoWaitsBeforeTheRunIsHeardOfWhileItRunsAndAfterItsEnd() {
        long run = at.dispatch("ci.yml", "{\"seconds\":\"50\"}");
        CompletableFuture<JsonNode> before = at.waiting(200, run, "?timeout=PT1M");
        awaitWaiters(1);
        time.advance(Duration.ofSeconds(20));
        CompletableFuture<JsonNode> during = at.waiting(200, run, "?timeout=PT1M");
        awaitWaiters(2);
        assertThat(before).isNotDone();
        time.advance(LONG_ENOUGH);

        assertEnd(get(before), "success", 1);
        assertEnd(get(during), "success", 1);
        assertEnd(at.waited(200, run, ""), "success", 1);
        awaitWaiters(0);
    }

    @Test
    void tellsWhyARunFailed() {
        long run = at.dispatch("ci.yml", "{\"outcome\":\"failure\"}");
        CompletableFuture<JsonNode> waiting = at.waiting(200, run, "");
        time.advance(LONG_ENOUGH);

        JsonNode end = get(waiting);
        assertEnd(end, "failure", 1);
        JsonNode failed = end.path("failed_jobs");
        assertThat(failed.size()).isEqualTo(1);
        assertThat(failed.path(0).path("name").asString()).isEqualTo("test");
        assertThat(failed.path(0).path("failed_steps").toString()).isEqualTo("[\"Run tests\"]");
        assertThat(failed.path(0).path("html_url").asString()).contains("/job/");
    }

    @Test
    void doesNotTakeAGateForTheEnd() {
        long run = deployment();
        JsonNode notYet = at.waited(202, run, "?timeout=PT1S");
        assertThat(notYet.path("status").asString()).isEqualTo("waiting");
        assertThat(notYet.path("final").booleanValue()).isFalse();
        assertThat(notYet.path("timed_out").booleanValue()).isTrue();

        CompletableFuture<JsonNode> waiting = at.waiting(200, run, "");
        at.post(
                "/actions/runs/" + run + "/pending_deployments",
                "{\"environment_ids\":[161088068],\"state\":\"approved\",\"comment\":\"Ship it!\"}");
        time.advance(LONG_ENOUGH);
        assertEnd(get(waiting), "success", 1);
    }

    @Test
    void tellsACancelledRunFromOthers() {
        long run = deployment();
        CompletableFuture<JsonNode> waiting = at.waiting(200, run, "");
        at.act(run, "cancel");
        time.advance(LONG_ENOUGH);

        assertEnd(get(waiting), "cancelled", 1);
    }

    @Test
    void reportsARerunAsAnotherAttempt() {
        long run = at.dispatch("ci.yml", "{\"outcome\":\"failure\"}");
        time.advance(LONG_ENOUGH);
        assertEnd(at.waited(200, run, ""), "failure", 1);

        CompletableFuture<JsonNode> next = at.waiting(200, run, "?after_attempt=1");
        JsonNode notYet = at.waited(202, run, "?attempt=2&timeout=PT1S");
        assertThat(notYet.path("run_attempt").intValue()).isEqualTo(1);
        at.act(run, "rerun-failed-jobs");
        time.advance(LONG_ENOUGH);

        assertEnd(get(next), "failure", 2);
        assertEnd(at.waited(200, run, ""), "failure", 2);
        assertEnd(at.waited(200, run, "?attempt=1"), "failure", 1);
        assertEnd(at.waited(200, run, "?after_attempt=0"), "failure", 1);
    }

    @Test
    void streamsTheStatesAndTheEnd() {
        long run = at.dispatch("ci.yml", "{}");
        CompletableFuture<String> following = at.following(run, "?timeout=PT1M");
        awaitWaiters(1);
        time.advance(LONG_ENOUGH);

        String stream = get(following);
        assertThat(stream).contains("event:state").contains("\"run_id\":" + run);
        assertThat(stream.substring(stream.lastIndexOf("event:")))
                .startsWith("event:end")
                .contains("\"status\":\"completed\"", "\"final\":true", "\"timed_out\":false");
    }

    @Test
    void endsAStreamWhenTheTimeIsOver() {
        String stream = get(at.following(deployment(), "?timeout=PT5S"));

        assertThat(stream).contains("event:state", "\"status\":\"waiting\"");
        assertThat(stream.substring(stream.lastIndexOf("event:")))
                .startsWith("event:end")
                .contains("\"final\":false", "\"timed_out\":true");
    }

    @Test
    void stillTellsTheEndOfARunThatWasDeleted() {
        long run = at.dispatch("ci.yml", "{}");
        time.advance(LONG_ENOUGH);
        assertEnd(at.waited(200, run, ""), "success", 1);
        at.send("DELETE", "/actions/runs/" + run, "");

        assertEnd(at.waited(200, run, ""), "success", 1);
    }

    @Test
    void saysThatNobodyKnowsTheRunWhenTheTimeIsOver() {
        JsonNode problem = at.waited(404, 4711, "?timeout=PT1S");

        assertThat(problem.path("type").asString()).endsWith("not-found");
        assertThat(problem.path("detail").asString()).contains("run 4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout=PT0S",
                "timeout=PT11M",
                "timeout=60",
                "attempt=0",
                "attempt=one",
                "after_attempt=-1",
                "attempt=1&after_attempt=1",
                "attempt=9999999999",
                "time=PT1S"
            })
    void refusesWhatCannotBeMeant(String query) {
        assertThat(at.waited(400, 1, "?" + query).path("type").asString()).endsWith("invalid-parameter");
    }

    @Test
    void tellsNothingToWhoMayNotReadTheRun() {
        String stranger = callers.who("octo-org/hello-moon", Area.ACTIONS, Level.READ);
        String reviewer = callers.who("octo-org/hello-world", Area.DEPLOYMENTS, Level.WRITE);

        assertThat(new As(service, stranger).get(Waiting.path(1)).statusCode()).isEqualTo(404);
        assertThat(new As(service, reviewer).get(Waiting.path(1)).statusCode()).isEqualTo(403);
        assertThat(database.sql("select count(*) from run_watch where run_id = 1")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A run that waits for its reviewer; what waited before is cancelled, because one runs at a time. */
    private long deployment() {
        String path = "/actions/workflows/deploy.yml/runs?per_page=100";
        for (String status : new String[] {"waiting", "pending"}) {
            JsonNode open = JsonMapper.shared()
                    .readTree(at.send("GET", path + "&status=" + status, "").body());
            open.path("workflow_runs").forEach(one -> at.act(one.path("id").longValue(), "cancel"));
            time.advance(LONG_ENOUGH);
        }
        long run = at.dispatch("deploy.yml", "{}");
        time.advance(LONG_ENOUGH);
        await().atMost(Duration.ofSeconds(15)).until(() -> jobs(run).contains("\"status\":\"waiting\""));
        return run;
    }

    /** Webhooks tell that a job waits; that its run does, only GitHub's answers say. */
    private String jobs(long run) {
        return new As(service, ServiceClient.KEY)
                .get("/api/v1/repos/octo-org/hello-world/runs/" + run + "/jobs")
                .body();
    }

    private void awaitWaiters(int count) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> meters.get("actions.stream.waiters").gauge().value() == count);
    }

    private static void assertEnd(JsonNode end, String conclusion, int attempt) {
        assertThat(end.path("status").asString()).isEqualTo("completed");
        assertThat(end.path("conclusion").asString()).isEqualTo(conclusion);
        assertThat(end.path("run_attempt").intValue()).isEqualTo(attempt);
        assertThat(end.path("final").booleanValue()).isTrue();
        assertThat(end.path("timed_out").booleanValue()).isFalse();
    }

    private static <T> T get(CompletableFuture<T> waiting) {
        return waiting.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
