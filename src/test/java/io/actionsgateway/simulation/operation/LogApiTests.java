package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.storage.StorageClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class LogApiTests {

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);
    private final StorageClient storage = new StorageClient(twin);

    private ResponseSpec call(HttpMethod method, String path) {
        return api.http()
                .method(method)
                .uri(path)
                .header("Authorization", "token any")
                .exchange();
    }

    private ResponseSpec get(String path) {
        return call(HttpMethod.GET, path);
    }

    private static URI location(ResponseSpec answer) {
        return answer.expectStatus()
                .isFound()
                .expectHeader()
                .doesNotExist("ETag")
                .expectHeader()
                .value(
                        "Location",
                        link -> assertThat(link)
                                .matches(
                                        "http://127.0.0.1:8091/actions-results/\\S+\\?se=2026-05-01T10%3A0\\S+&sig=\\S+"))
                .expectBody()
                .isEmpty()
                .getResponseHeaders()
                .getLocation();
    }

    private static String job(WorkflowJob job) {
        return ApiClient.ACTIONS + "/jobs/" + job.id() + "/logs";
    }

    @Test
    void leadsToTheLogOfAJobThatHasEnded() {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of());
        twin.time.advance(Duration.ofSeconds(3));
        WorkflowJob build = run.latest().jobs("build").getFirst();
        WorkflowJob test = run.latest().jobs("test").getFirst();

        URI link = location(get(job(build)));

        assertThat(new String(storage.bytes(link), StandardCharsets.UTF_8)).contains("Complete job name: build");
        assertThat(location(call(HttpMethod.HEAD, job(build)))).isEqualTo(link);
        ApiClient.refused(get(job(test)), 404, "Not Found");
        ApiClient.refused(get(ApiClient.run(run) + "/logs"), 404, "Not Found");
        ApiClient.refused(get(ApiClient.run(run) + "/attempts/1/logs"), 404, "Not Found");
    }

    @Test
    void leadsToTheLogsOfEachAttempt() {
        WorkflowRun run = twin.played("ci.yml", Map.of("outcome", "failure"));
        URI first = location(get(ApiClient.run(run) + "/logs"));
        twin.rerunFailed(run);

        ApiClient.refused(get(ApiClient.run(run) + "/logs"), 404, "Not Found");
        assertThat(location(get(ApiClient.run(run) + "/attempts/1/logs"))).isEqualTo(first);
        twin.time.advance(TestTwin.LONG_ENOUGH);
        URI second = location(get(ApiClient.run(run) + "/logs"));

        assertThat(second.getPath()).isNotEqualTo(first.getPath());
        assertThat(StorageClient.unzipped(storage.bytes(second))).containsKeys("0_build.txt", "1_test.txt");
    }

    @Test
    void deletesLogsOnceTheRunHasEnded() {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of("outcome", "failure"));
        ApiClient.refused(
                call(HttpMethod.DELETE, ApiClient.run(run) + "/logs"),
                403,
                "Cannot delete the logs of a workflow run that is in progress.");
        twin.time.advance(TestTwin.LONG_ENOUGH);
        URI link = location(get(ApiClient.run(run) + "/logs"));

        call(HttpMethod.DELETE, ApiClient.run(run) + "/logs").expectStatus().isNoContent();

        ApiClient.refused(get(ApiClient.run(run) + "/logs"), 404, "Not Found");
        ApiClient.refused(get(job(run.latest().jobs().getFirst())), 404, "Not Found");
        storage.get(link).expectStatus().isNotFound();
        twin.rerunFailed(run);
        twin.time.advance(TestTwin.LONG_ENOUGH);
        assertThat(StorageClient.unzipped(storage.bytes(location(get(ApiClient.run(run) + "/logs")))))
                .containsKey("0_test.txt")
                .doesNotContainKey("0_build.txt");
    }

    @Test
    void hasNoLogOfAJobThatNeverRan() {
        WorkflowRun run = twin.played("deploy.yml", Map.of());
        twin.reject(twin.waiting(run), "No.");

        ApiClient.refused(get(job(run.latest().jobs("deploy").getFirst())), 404, "Not Found");
        location(get(ApiClient.run(run) + "/logs"));
    }

    @Test
    void keepsLogsForNinetyDays() {
        WorkflowRun run = twin.played("ci.yml", Map.of());
        twin.time.advance(Duration.ofDays(90));

        ApiClient.refused(get(ApiClient.run(run) + "/logs"), 410, "Server Error");
    }

    @Test
    void refusesLogsToWhoeverHasNoToken() {
        WorkflowRun run = twin.played("ci.yml", Map.of());

        ApiClient.refused(
                api.getWithoutToken(ApiClient.run(run) + "/logs"), 403, "Must have admin rights to Repository.");
        ApiClient.refused(
                api.http().delete().uri(ApiClient.run(run) + "/logs").exchange(), 401, "Requires authentication");
    }
}
