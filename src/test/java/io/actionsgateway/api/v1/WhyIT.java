package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Why a run waits that GitHub holds back, each reason with its evidence, in front of the twin. */
@DialectTest
class WhyIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private JdbcClient database;

    private TwinPeople people;
    private Asking asking;
    private long hook;

    @BeforeEach
    void tellTheService() {
        asking = new Asking(service, database);
        people = new TwinPeople(service, twin, time);
        people.clear();
        hook = people.hook();
    }

    @AfterEach
    void forget() {
        people.unhook(hook);
        people.clear();
    }

    @Test
    void namesTheReviewersOfAnEnvironment() {
        long run = waitingForProduction();

        JsonNode why = asking.why(run);

        JsonNode reason = why.path("reasons").path(0);
        assertThat(reason.path("reason").asString()).isEqualTo("pending_reviewer");
        assertThat(reason.path("since").asString()).startsWith("2026-");
        JsonNode gate = reason.path("evidence").path("environments").path(0);
        assertThat(gate.path("environment").asString()).isEqualTo("production");
        assertThat(gate.path("reviewers").path(0).path("name").asString()).isEqualTo("monalisa");
        assertThat(reason.path("evidence").path("confirmed").booleanValue()).isTrue();
        assertThat(reason.path("evidence").has("since")).isFalse();
        assertThat(why.path("summary").asString())
                .startsWith("Run " + run + " waits for ")
                .endsWith("for monalisa to let it into the environment 'production'.");
        assertThat(why.path("final").booleanValue()).isFalse();
        assertThat(why.path("notes")).isEmpty();
    }

    @Test
    void asksGitHubOnceForManyWhoAsk() {
        long run = waitingForProduction();
        upstream.fromHere();

        List<String> answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(_ -> asking.ask(run).body())
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @Test
    void answersFromItsTablesWhenGitHubDoesNot() {
        long run = waitingForProduction();
        twin.faults()
                .add(Fault.of(FaultKind.NOT_FOUND)
                        .at("actions/get-pending-deployments-for-run")
                        .times(1));

        JsonNode why = asking.why(run);

        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(Asking.words(why)).containsExactly("pending_reviewer");
        assertThat(evidence.path("confirmed").booleanValue()).isFalse();
        assertThat(evidence.path("environments").path(0).path("environment").asString())
                .isEqualTo("production");
        assertThat(why.path("notes").path(0).asString()).startsWith("From our tables alone: ");
    }

    @Test
    void namesTheAppThatDecides() {
        String production = TwinPeople.WORLD + "/environments/production";
        people.send("PUT", production, "{\"reviewers\": null}");
        JsonNode rule = Asking.json(
                people.send("POST", production + "/deployment_protection_rules", "{\"integration_id\": 1034}"));
        try {
            JsonNode why = asking.why(waitingForProduction());

            assertThat(Asking.words(why)).containsExactly("custom_protection_rule");
            JsonNode evidence = why.path("reasons").path(0).path("evidence");
            assertThat(evidence.path("environment").asString()).isEqualTo("production");
            assertThat(evidence.path("apps").path(0).asString()).isEqualTo("octo-guard");
        } finally {
            people.send(
                    "DELETE",
                    production + "/deployment_protection_rules/"
                            + rule.path("id").longValue(),
                    "");
            people.send("PUT", production, "{\"reviewers\": [{\"type\": \"User\", \"id\": 2}]}");
        }
    }

    @Test
    void namesWhoHoldsTheConcurrencyGroup() {
        long holder = waitingForProduction();
        long run = people.dispatch("deploy.yml");
        people.letTimePass();
        awaitRun(run);

        JsonNode why = asking.why(run);

        assertThat(Asking.words(why)).containsExactly("concurrency_group");
        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(evidence.path("group").asString()).isEqualTo("production");
        assertThat(evidence.path("holder").path("run_id").longValue()).isEqualTo(holder);
        assertThat(evidence.path("holder").path("html_url").asString()).endsWith("/actions/runs/" + holder);
        assertThat(evidence.path("ahead").intValue()).isZero();
        assertThat(why.path("summary").asString())
                .contains("the concurrency group 'production', which run " + holder + " (Deploy) holds");
    }

    @Test
    void saysThatWebhooksAreLateWhenGitHubSaysSomethingElse() {
        long run = waitingForProduction();
        people.unhook(hook);
        people.approve(run);
        people.letTimePass();

        JsonNode why = asking.why(run);

        assertThat(Asking.words(why)).startsWith("outdated");
        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(evidence.path("github_status").asString()).isEqualTo("completed");
        assertThat(evidence.path("github_conclusion").asString()).isEqualTo("success");
        assertThat(evidence.path("newest_delivery_of_run_at").asString()).isNotEmpty();
        assertThat(why.path("summary").asString()).contains("GitHub says completed/success");
        assertThat(watched(run)).isEqualTo("doubt");
    }

    private long waitingForProduction() {
        long run = people.dispatch("deploy.yml");
        people.letTimePass();
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptionsMatching(failure -> failure instanceof AssertionError)
                .until(() ->
                        service.read(Asking.RUNS + run + "/jobs").toString().contains("\"status\":\"waiting\""));
        return run;
    }

    private void awaitRun(long run) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> new As(service, ServiceClient.KEY)
                                .get(Asking.RUNS + run)
                                .statusCode()
                        == 200);
    }

    private String watched(long run) {
        return database.sql("select reason from run_watch where run_id = ?")
                .param(run)
                .query(String.class)
                .single();
    }
}
