package io.actionsgateway.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.RunWatches;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.stream.wait.WaitTest;
import io.actionsgateway.stream.wait.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** No webhook comes at all: what is known of runs is what GitHub was asked. */
@WaitTest
class RunPollerIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @Autowired
    private ServiceClient service;

    @Autowired
    private MockGitHub gitHub;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private RunWatches watches;

    @Autowired
    private JdbcClient database;

    private Waiting at;

    @BeforeEach
    void begin() {
        at = new Waiting(service, gitHub);
    }

    @Test
    void followsARunToItsEndAndSaysWhyItFailed() {
        long run = at.dispatch("ci.yml", "{\"outcome\":\"failure\",\"seconds\":\"50\"}");
        CompletableFuture<JsonNode> waiting = at.waiting(200, run, "");
        await().atMost(Duration.ofSeconds(10)).until(() -> isKnown(run));
        time.advance(Duration.ofSeconds(20));
        time.advance(LONG_ENOUGH);

        JsonNode end = get(waiting);
        assertThat(end.path("conclusion").asString()).isEqualTo("failure");
        assertThat(end.path("failed_jobs").path(0).path("failed_steps").toString())
                .isEqualTo("[\"Run tests\"]");
        assertThat(evidence(run)).containsOnly("poll");
    }

    @Test
    void hearsOfARerunThatSomebodyWaitsFor() {
        long run = at.dispatch("ci.yml", "{}");
        time.advance(LONG_ENOUGH);
        get(at.waiting(200, run, ""));

        CompletableFuture<JsonNode> next = at.waiting(200, run, "?after_attempt=1");
        at.act(run, "rerun");
        time.advance(LONG_ENOUGH);
        await().atMost(Duration.ofSeconds(10)).until(() -> isDueAtOnce(run));

        assertThat(get(next).path("run_attempt").intValue()).isEqualTo(2);
    }

    @Test
    void asksAsOftenForAHundredWaitersAsForOne() {
        long crowded = at.dispatch("ci.yml", "{\"seconds\":\"50\"}");
        long lonely = at.dispatch("ci.yml", "{\"seconds\":\"50\"}");
        List<CompletableFuture<JsonNode>> waiters = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiters.add(at.waiting(200, crowded, "?timeout=PT2M"));
        }
        waiters.add(at.waiting(200, lonely, "?timeout=PT2M"));
        await().atMost(Duration.ofSeconds(20)).until(() -> isKnown(crowded) && isKnown(lonely));
        upstream.fromHere();
        await().atMost(Duration.ofSeconds(20)).until(() -> calls(lonely) >= 12);
        long ofCrowd = calls(crowded);
        time.advance(LONG_ENOUGH);
        time.advance(LONG_ENOUGH);

        waiters.forEach(
                waiter -> assertThat(get(waiter).path("conclusion").asString()).isEqualTo("success"));
        assertThat(ofCrowd).isBetween(8L, 16L);
    }

    @Test
    void asksNoMoreOnceTheRunHasEndedAndNobodyWaits() {
        long run = at.dispatch("ci.yml", "{}");
        time.advance(LONG_ENOUGH);
        get(at.waiting(200, run, ""));
        upstream.fromHere();
        database.sql("update run_watch set wanted_until = now(), due_at = now()")
                .update();

        await().atMost(Duration.ofSeconds(10)).until(() -> rows(run) == 0);
        assertThat(calls(run)).isZero();
    }

    @Test
    void checksOnceHoweverOftenThatIsWished() {
        long run = at.dispatch("ci.yml", "{}");
        time.advance(LONG_ENOUGH);
        upstream.fromHere();
        for (int i = 0; i < 20; i++) {
            watches.check("Octo-Org/Hello-World", run, Reason.GAP);
        }

        await().atMost(Duration.ofSeconds(15)).until(() -> isKnown(run) && rows(run) == 0);
        assertThat(upstream.sinceThen().stream()
                        .filter(call -> call.url().getPath().endsWith("/runs/" + run)))
                .hasSizeBetween(1, 2);
    }

    @Test
    void forgetsARunThatGitHubDoesNotKnow() {
        watches.check("octo-org/hello-world", 4712, Reason.DOUBT);

        await().atMost(Duration.ofSeconds(10)).until(() -> rows(4712) == 0);
    }

    @Test
    void addsNothingToWhatWebhooksHaveTold() {
        Runnable noMoreDeliveries = at.deliveries();
        long run = at.dispatch("ci.yml", "{}");
        time.advance(LONG_ENOUGH);
        get(at.waiting(200, run, ""));
        noMoreDeliveries.run();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                database.sql("select count(*) from webhook_delivery where state in ('received',"
                                                + " 'processing')")
                                        .query(Long.class)
                                        .single())
                        .isZero());
        upstream.fromHere();
        watches.check("octo-org/hello-world", run, Reason.GAP);

        await().atMost(Duration.ofSeconds(10)).until(() -> calls(run) > 1 && isChecked(run));
        assertThat(evidence(run)).containsOnly("delivery");
    }

    /** As if minutes had passed since GitHub was asked; not while it is being asked. */
    private boolean isDueAtOnce(long run) {
        return database.sql("""
                        update run_watch set polled_at = polled_at - interval '5 minutes', due_at = now()
                        where run_id = ? and polled_at is not null and claimed_until <= now()
                          and due_at > now() + interval '1 second' and wanted_until > now()""").param(run).update() == 1;
    }

    private long calls(long run) {
        return upstream.sinceThen().stream()
                .filter(call -> call.url().getPath().contains("/runs/" + run))
                .count();
    }

    private boolean isKnown(long run) {
        return database.sql("select count(*) from workflow_run where run_id = ?")
                        .param(run)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private boolean isChecked(long run) {
        return database.sql("select count(*) from run_watch where run_id = ? and checks > checks_met")
                        .param(run)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private long rows(long run) {
        return database.sql("select count(*) from run_watch where run_id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }

    private List<String> evidence(long run) {
        return database.sql("select evidence_kind from transition where run_id = ?")
                .param(run)
                .query(String.class)
                .list();
    }

    private static JsonNode get(CompletableFuture<JsonNode> waiting) {
        return waiting.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
