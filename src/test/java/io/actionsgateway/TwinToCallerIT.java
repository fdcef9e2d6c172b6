package io.actionsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The whole way: GitHub's twin plays runs, its signed webhooks come in, a caller reads what happened. */
@ServiceTest
class TwinToCallerIT {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @Autowired
    private ServiceClient service;

    private final SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));

    @Test
    void followsADeployThroughItsGateAndARerunOfWhatFailed() {
        Hook hook = new Hook(ServiceClient.uri(service.port(), "/webhooks/github"), new Secret(ServiceClient.SECRET));
        try (MockGitHub gitHub =
                MockGitHub.start(MockGitHubOptions.onAnyPort(time).deliveringTo(hook))) {
            deploys(gitHub);
            runsAgain(gitHub);
        }
    }

    private void deploys(MockGitHub gitHub) {
        long run = new TwinClient(service, gitHub).dispatch("deploy.yml", "{}");
        time.advance(LONG_ENOUGH);
        awaitRun(run, "waiting", null);

        new TwinClient(service, gitHub)
                .post(
                        "/actions/runs/" + run + "/pending_deployments",
                        "{\"environment_ids\":[161088068],\"state\":\"approved\",\"comment\":\"Ship it!\"}");
        time.advance(LONG_ENOUGH);
        awaitRun(run, "completed", "success");

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(words(run, "deploy"))
                    .containsExactly("queued", "waiting", "queued", "in_progress", "completed/success");
            assertThat(words(run, null))
                    .startsWith("queued", "in_progress", "waiting")
                    .endsWith("completed/success");
        });
    }

    private void runsAgain(MockGitHub gitHub) {
        long run = new TwinClient(service, gitHub).dispatch("ci.yml", "{\"outcome\":\"failure\"}");
        time.advance(LONG_ENOUGH);
        awaitRun(run, "completed", "failure");

        new TwinClient(service, gitHub).post("/actions/runs/" + run + "/rerun-failed-jobs", "");
        time.advance(LONG_ENOUGH);

        JsonNode again = await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> service.read(runPath(run)),
                        found -> found.path("run_attempt").intValue() == 2
                                && "completed".equals(found.path("status").stringValue("")));
        assertThat(again.path("conclusion").stringValue()).isEqualTo("failure");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(service.read(runPath(run) + "/jobs")
                                .path("items")
                                .valueStream())
                        .extracting(
                                job -> job.path("name").stringValue() + " carried over: " + job.path("carried_over"))
                        .containsExactlyInAnyOrder("build carried over: true", "test carried over: false"));
    }

    private void awaitRun(long run, String status, String conclusion) {
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptionsMatching(failure -> failure instanceof AssertionError)
                .until(
                        () -> service.read(runPath(run)),
                        found -> status.equals(found.path("status").stringValue(""))
                                && (conclusion == null
                                        || conclusion.equals(
                                                found.path("conclusion").stringValue(""))));
    }

    /** What happened to a job, or to the run itself, once all of it has been processed. */
    private List<String> words(long run, String job) {
        return service.read(runPath(run) + "/transitions?limit=100")
                .path("items")
                .valueStream()
                .filter(one -> job == null
                        ? one.path("job_id").isNull()
                        : job.equals(one.path("job_name").stringValue("")))
                .map(one -> one.path("conclusion").isNull()
                        ? one.path("status").stringValue()
                        : one.path("status").stringValue() + "/"
                                + one.path("conclusion").stringValue())
                .toList();
    }

    private static String runPath(long run) {
        return "/api/v1" + REPOSITORY + "/runs/" + run;
    }
}
