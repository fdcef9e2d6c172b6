package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.webhook.Payloads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Why a run waits, as far as webhooks have told, each reason with its evidence. */
@DialectTest
class WhyFromTablesIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private TestCallers callers;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private final long freshRun = Payloads.freshId();
    private Asking asking;

    @BeforeEach
    void client() {
        asking = new Asking(service, database);
    }

    @Test
    void saysThatWebhooksMayBeLateWhenNobodySaysAnything() {
        asking.tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        letTheRepositoryBeSilent();

        JsonNode why = asking.why(freshRun);

        assertThat(Asking.words(why)).containsExactly("outdated");
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
        asking.tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        asking.tell(job("a", "in_progress", label, now.minusSeconds(7200), now.minusSeconds(7190)));
        asking.tell(job("b", "queued", label, now.minusSeconds(600), now.minusSeconds(600)));

        JsonNode why = asking.why(freshRun);

        assertThat(Asking.words(why)).containsExactly("no_runner", "running");
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
        asking.tell(Payloads.run(freshRun, 1, "requested", "queued", null, "05:00"));
        asking.tell(job("a", "queued", "ubuntu-latest", now.minusSeconds(3), now.minusSeconds(3)));

        JsonNode why = asking.why(freshRun);

        assertThat(Asking.words(why)).containsExactly("running");
        assertThat(why.path("summary").asString()).contains("is not stuck: job 'a' is queued for");
    }

    @Test
    void saysWhatRunsSinceWhen() {
        Instant now = Instant.now();
        asking.tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        asking.tell(job("a", "in_progress", "ubuntu-latest", now.minusSeconds(100), now.minusSeconds(90)));
        upstream.fromHere();

        JsonNode why = asking.why(freshRun);

        assertThat(Asking.words(why)).containsExactly("running");
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
        asking.tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        asking.tell(job("a", "in_progress", "ubuntu-latest", now.minusSeconds(100), now.minusSeconds(90)));
        asking.tell(job("b", "pending", "ubuntu-latest", now.minusSeconds(100), now.minusSeconds(100)));

        JsonNode why = asking.why(freshRun);

        assertThat(Asking.words(why)).containsExactly("needs", "running");
        JsonNode evidence = why.path("reasons").path(0).path("evidence");
        assertThat(evidence.path("jobs").path(0).asString()).isEqualTo("b");
        assertThat(evidence.path("running").path(0).asString()).isEqualTo("a");
    }

    @Test
    void saysThatAForkWaitsForAMaintainer() {
        asking.tell(Payloads.run(freshRun, 1, "completed", "completed", "action_required", "05:00"));

        JsonNode why = asking.why(freshRun);

        assertThat(Asking.words(why)).containsExactly("fork_approval");
        assertThat(why.path("final").booleanValue()).isFalse();
        assertThat(why.path("reasons").path(0).path("evidence").path("actor").asString())
                .isEqualTo("octocat");
    }

    @Test
    void admitsThatItDoesNotKnow() {
        asking.tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        asking.tell(Payloads.job(freshRun, 1, freshRun * 10, "build", "completed", "success", "06:00"));

        JsonNode why = asking.why(freshRun);

        assertThat(Asking.words(why)).containsExactly("unknown");
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
        asking.tell(Payloads.run(freshRun, 1, "completed", "completed", "failure", "09:00"));
        asking.tell(Payloads.job(freshRun, 1, freshRun * 10, "build", "completed", "success", "06:00"));
        Instant now = Instant.now();
        asking.tell(job("test", "completed\",\"conclusion\":\"failure", "ubuntu-latest", now, now));

        JsonNode why = asking.why(freshRun);

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
        asking.tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));

        assertThat(asking.ask(1).statusCode()).isEqualTo(404);
        As admin = new As(service, ServiceClient.KEY);
        assertThat(admin.get("/api/v1/repos/octo-org/hello-moon/runs/" + freshRun + "/why")
                        .statusCode())
                .isEqualTo(404);
        As stranger = new As(service, callers.who("octo-org/hello-moon", Area.ACTIONS, Level.READ));
        assertThat(stranger.get(Asking.RUNS + freshRun + "/why").statusCode()).isEqualTo(404);
        As reader = new As(service, callers.who("octo-org/hello-world", Area.VARIABLES, Level.READ));
        assertThat(reader.get(Asking.RUNS + freshRun + "/why").statusCode()).isEqualTo(403);
    }

    @Test
    void findsARunAsSoonAsItIsKnown() {
        assertThat(asking.ask(freshRun).statusCode()).isEqualTo(404);
        asking.tell(Payloads.run(freshRun, 1, "in_progress", "in_progress", null, "05:00"));
        assertThat(asking.ask(freshRun).statusCode()).isEqualTo(200);
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
}
