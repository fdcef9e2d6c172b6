package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RerunApiTests {

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void playsARunAgain() {
        WorkflowRun run = twin.played("ci.yml", Map.of());

        api.post(ApiClient.run(run) + "/rerun", "{\"enable_debug_logging\": true}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{}");

        assertThat(run.latest().number()).isEqualTo(2);
        ApiClient.refused(api.post(ApiClient.run(run) + "/rerun", ""), 403, "This workflow is already running");
    }

    @Test
    void playsWhatFailedAgain() {
        WorkflowRun run = twin.played("ci.yml", Map.of("outcome", "failure"));

        api.post(ApiClient.run(run) + "/rerun-failed-jobs", "").expectStatus().isCreated();

        assertThat(run.latest().number()).isEqualTo(2);
    }

    @Test
    void playsAJobAgainAsLongAsItIsOfTheLatestAttempt() {
        WorkflowRun run = twin.played("ci.yml", Map.of("outcome", "failure"));
        long former = run.latest().jobs("test").getFirst().id();

        api.post(ApiClient.ACTIONS + "/jobs/" + former + "/rerun", "{\"enable_debugger\": false}")
                .expectStatus()
                .isCreated();
        ApiClient.refused(
                api.post(ApiClient.ACTIONS + "/jobs/" + former + "/rerun", ""),
                403,
                "This workflow is already running");

        twin.time.advance(TestTwin.LONG_ENOUGH);
        ApiClient.refused(
                api.post(ApiClient.ACTIONS + "/jobs/" + former + "/rerun", ""),
                403,
                "Only jobs from the current attempt can be re-run");
        ApiClient.refused(api.post(ApiClient.ACTIONS + "/jobs/1/rerun", ""), 404, "Not Found");
    }

    @Test
    void refusesToPlayWhatIsAMonthOld() {
        WorkflowRun run = twin.played("ci.yml", Map.of());
        twin.time.advance(Duration.ofDays(30));

        for (String rerun : List.of("/rerun", "/rerun-failed-jobs")) {
            ApiClient.refused(
                    api.post(ApiClient.run(run) + rerun, ""),
                    403,
                    "Unable to retry this workflow run because it was created over a month ago");
        }
    }

    @Test
    void refusesToPlayARunMoreThanFiftyTimesAgain() {
        WorkflowRun run = twin.played("ci.yml", Map.of());
        for (int rerun = 1; rerun <= 50; rerun++) {
            twin.rerun(run);
            twin.time.advance(TestTwin.LONG_ENOUGH);
        }

        ApiClient.refused(api.post(ApiClient.run(run) + "/rerun", ""), 403, "This workflow run cannot be retried");
    }

    @Test
    void refusesToPlayFailuresWhereNothingFailed() {
        ApiClient.refused(
                api.post(ApiClient.run(twin.played("ci.yml", Map.of())) + "/rerun-failed-jobs", ""),
                403,
                "This workflow run cannot be retried");
    }
}
