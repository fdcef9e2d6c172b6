package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.webhook.Payloads;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a run waits, each reason with its evidence, in front of the twin. */
@DialectTest
class WhyIT {

    private static final String RUNS = "/api/v1/repos/octo-org/hello-world/runs/";

    @Autowired
    private ServiceClient service;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private TestCallers callers;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private final long freshRun = Payloads.freshId();
    private TwinPeople people;
    private long hook;

    @BeforeEach
    void tellTheService() {
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

        JsonNode why = why(run);

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
                .mapToObj(_ -> ask(run).body())
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

        JsonNode why = why(run);

        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(words(why)).containsExactly("pending_reviewer");
        assertThat(evidence.path("confirmed").booleanValue()).isFalse();
        assertThat(evidence.path("environments").path(0).path("environment").asString())
                .isEqualTo("production");
        assertThat(why.path("notes").path(0).asString()).startsWith("From our tables alone: ");
    }

    @Test
    void namesTheAppThatDecides() {
        String production = TwinPeople.WORLD + "/environments/production";
        people.send("PUT", production, "{\"reviewers\": null}");
        JsonNode rule =
                json(people.send("POST", production + "/deployment_protection_rules", "{\"integration_id\": 1034}"));
        try {
            JsonNode why = why(waitingForProduction());

            assertThat(words(why)).containsExactly("custom_protection_rule");
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

        JsonNode why = why(run);

        assertThat(words(why)).containsExactly("concurrency_group");
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

        JsonNode why = why(run);

        assertThat(words(why)).startsWith("outdated");
        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(evidence.path("github_status").asString()).isEqualTo("completed");
        assertThat(evidence.path("github_conclusion").asString()).isEqualTo("success");
        assertThat(evidence.path("newest_delivery_of_run_at").asString()).isNotEmpty();
        assertThat(why.path("summary").asString()).contains("GitHub says completed/success");
        assertThat(watched(run)).isEqualTo("doubt");
    }

    @Test
    void saysThatWebhooksMayBeLateWhenNobodySaysAnything() {
        tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        letTheRepositoryBeSilent();

        JsonNode why = why(freshRun);

        assertThat(words(why)).containsExactly("outdated");
        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(evidence.path("github_status").isNull()).isTrue();
        assertThat(evidence.path("newest_delivery_at").asString()).isNotEmpty();
        assertThat(why.path("summary").asString()).contains("webhooks have been silent for ");
        assertThat(why.path("notes").path(0).asString()).contains("From our tables alone");
    }

    @Test
    void saysWhichLabelsNoRunnerTakes() {
        String label = "gpu-" + freshRun;
        Instant now = Instant.now();
        tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        tell(job("a", "in_progress", label, now.minusSeconds(7200), now.minusSeconds(7190)));
        tell(job("b", "queued", label, now.minusSeconds(600), now.minusSeconds(600)));

        JsonNode why = why(freshRun);

        assertThat(words(why)).containsExactly("no_runner", "running");
        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(evidence.path("jobs").path(0).asString()).isEqualTo("b");
        assertThat(evidence.path("labels").path(0).asString()).isEqualTo(label);
        assertThat(evidence.path("queued").intValue()).isEqualTo(1);
        assertThat(evidence.path("running").intValue()).isEqualTo(1);
        assertThat(evidence.path("usual_seconds").intValue()).isEqualTo(60);
        assertThat(Instant.parse(evidence.path("last_taken_at").asString()))
                .isBetween(now.minusSeconds(7192), now.minusSeconds(7189));
        assertThat(why.path("summary").asString())
                .contains("has no runner for 10 min for job b with the labels " + label)
                .endsWith("one last took such a job 119 min ago.");
    }

    @Test
    void doesNotCallAJobStuckThatWasJustQueued() {
        Instant now = Instant.now();
        tell(Payloads.run(freshRun, 1, "requested", "queued", null, "05:00"));
        tell(job("a", "queued", "ubuntu-latest", now.minusSeconds(3), now.minusSeconds(3)));

        JsonNode why = why(freshRun);

        assertThat(words(why)).containsExactly("running");
        assertThat(why.path("summary").asString()).contains("is not stuck: job 'a' is queued for");
    }

    @Test
    void saysWhatRunsSinceWhen() {
        Instant now = Instant.now();
        tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        tell(job("a", "in_progress", "ubuntu-latest", now.minusSeconds(100), now.minusSeconds(90)));
        upstream.fromHere();

        JsonNode why = why(freshRun);

        assertThat(words(why)).containsExactly("running");
        JsonNode job = why.path("reasons").path(0).path("evidence").path("jobs").path(0);
        assertThat(job.path("name").asString()).isEqualTo("a");
        assertThat(job.path("runner").asString()).isEqualTo("runner-1");
        assertThat(job.path("step").asString()).isEqualTo("Compile");
        assertThat(job.path("since").asString()).isNotEmpty();
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void saysWhichJobsWaitForOthers() {
        Instant now = Instant.now();
        tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        tell(job("a", "in_progress", "ubuntu-latest", now.minusSeconds(100), now.minusSeconds(90)));
        tell(job("b", "pending", "ubuntu-latest", now.minusSeconds(100), now.minusSeconds(100)));

        JsonNode why = why(freshRun);

        assertThat(words(why)).containsExactly("needs", "running");
        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(evidence.path("jobs").path(0).asString()).isEqualTo("b");
        assertThat(evidence.path("running").path(0).asString()).isEqualTo("a");
    }

    @Test
    void saysThatAForkWaitsForAMaintainer() {
        tell(Payloads.run(freshRun, 1, "completed", "completed", "action_required", "05:00"));

        JsonNode why = why(freshRun);

        assertThat(words(why)).containsExactly("fork_approval");
        assertThat(why.path("final").booleanValue()).isFalse();
        assertThat(why.path("reasons").path(0).path("evidence").path("actor").asString())
                .isEqualTo("octocat");
    }

    @Test
    void admitsThatItDoesNotKnow() {
        tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        tell(Payloads.job(freshRun, 1, freshRun * 10, "build", "completed", "success", "06:00"));

        JsonNode why = why(freshRun);

        assertThat(words(why)).containsExactly("unknown");
        assertThat(why.path("reasons")
                        .path(0)
                        .path("evidence")
                        .path("jobs")
                        .path(0)
                        .asString())
                .isEqualTo("build: completed");
    }

    @Test
    void saysHowAFinalRunFailed() {
        tell(Payloads.run(freshRun, 1, "completed", "completed", "failure", "09:00"));
        tell(Payloads.job(freshRun, 1, freshRun * 10, "build", "completed", "success", "06:00"));
        Instant now = Instant.now();
        tell(job("test", "completed\",\"conclusion\":\"failure", "ubuntu-latest", now, now));

        JsonNode why = why(freshRun);

        assertThat(why.path("final").booleanValue()).isTrue();
        assertThat(why.path("conclusion").asString()).isEqualTo("failure");
        assertThat(why.path("reasons")).isEmpty();
        assertThat(why.path("failures")).hasSize(1);
        assertThat(why.path("failures").path(0).path("name").asString()).isEqualTo("test");
        assertThat(why.path("failures")
                        .path(0)
                        .path("steps")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Run tests");
        assertThat(why.path("summary").asString())
                .isEqualTo("Run " + freshRun + " has ended: failure; job 'test' failure in step 'Run tests'.");
    }

    @Test
    void knowsNoRunOfAnotherRepositoryAndSaysNothingToOthers() {
        tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));

        assertThat(ask(1).statusCode()).isEqualTo(404);
        As admin = new As(service, ServiceClient.KEY);
        assertThat(admin.get("/api/v1/repos/octo-org/hello-moon/runs/" + freshRun + "/why")
                        .statusCode())
                .isEqualTo(404);
        As stranger = new As(service, callers.who("octo-org/hello-moon", Area.ACTIONS, Level.READ));
        assertThat(stranger.get(RUNS + freshRun + "/why").statusCode()).isEqualTo(404);
        As reader = new As(service, callers.who("octo-org/hello-world", Area.VARIABLES, Level.READ));
        assertThat(reader.get(RUNS + freshRun + "/why").statusCode()).isEqualTo(403);
    }

    @Test
    void findsARunAsSoonAsItIsKnown() {
        assertThat(ask(freshRun).statusCode()).isEqualTo(404);
        tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        assertThat(ask(freshRun).statusCode()).isEqualTo(200);
    }

    private long waitingForProduction() {
        long run = people.dispatch("deploy.yml");
        people.letTimePass();
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptionsMatching(failure -> failure instanceof AssertionError)
                .until(() -> service.read(RUNS + run + "/jobs").toString().contains("\"status\":\"waiting\""));
        return run;
    }

    private void awaitRun(long run) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> new As(service, ServiceClient.KEY).get(RUNS + run).statusCode() == 200);
    }

    /** Delivers and waits until it is processed. */
    private void tell(byte[] body) {
        String event =
                new String(body, StandardCharsets.UTF_8).contains("\"workflow_job\"") ? "workflow_job" : "workflow_run";
        assertThat(service.deliver(event, body)).isEqualTo(202);
        await().atMost(Duration.ofSeconds(15))
                .until(() ->
                        database.sql("select count(*) from webhook_delivery where state in ('received', 'processing')")
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    private byte[] job(String name, String status, String label, Instant created, Instant started) {
        boolean taken = !status.equals("queued") && !status.equals("pending");
        String steps = status.startsWith("completed")
                ? "[{\"number\":1,\"name\":\"Run tests\",\"status\":\"completed\",\"conclusion\":\"failure\"}]"
                : "[{\"number\":1,\"name\":\"Compile\",\"status\":\"in_progress\",\"conclusion\":null}]";
        return """
                {"action":"queued","workflow_job":{"id":%d,"run_id":%d,"run_attempt":1,"name":"%s","status":"%s",
                "created_at":"%s","started_at":"%s","labels":["%s"],"runner_name":%s,"steps":%s},
                "repository":{"id":42,"full_name":"octo-org/hello-world"}}""".formatted(
                        Payloads.freshId() * 10,
                        freshRun,
                        name,
                        status,
                        created,
                        started,
                        label,
                        taken ? "\"runner-1\"" : "null",
                        taken ? steps : "[]")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** History is append-only, for everybody but this test. */
    private void letTheRepositoryBeSilent() {
        transaction.executeWithoutResult(_ -> {
            database.sql("set local session_replication_role = replica").update();
            database.sql("update transition set recorded_at = recorded_at - interval '1 day'")
                    .update();
        });
    }

    private String watched(long run) {
        return database.sql("select reason from run_watch where run_id = ?")
                .param(run)
                .query(String.class)
                .single();
    }

    private HttpResponse<String> ask(long run) {
        return new As(service, ServiceClient.KEY).get(RUNS + run + "/why");
    }

    private JsonNode why(long run) {
        HttpResponse<String> answer = ask(run);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<String> words(JsonNode why) {
        return why.path("reasons")
                .valueStream()
                .map(reason -> reason.path("reason").asString())
                .toList();
    }
}
