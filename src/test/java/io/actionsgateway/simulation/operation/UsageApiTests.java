package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageApiTests {

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void tellsHowLongARunTookAndThatPublicOnesCostNothing() {
        WorkflowRun run = twin.played("ci.yml", Map.of("seconds", "10"));

        api.get(ApiClient.run(run) + "/timing")
                .expectBody()
                .jsonPath("$.run_duration_ms")
                .isEqualTo(10_000)
                .jsonPath("$.billable.UBUNTU.jobs")
                .isEqualTo(2)
                .jsonPath("$.billable.UBUNTU.job_runs.length()")
                .isEqualTo(2)
                .jsonPath("$.billable.UBUNTU.total_ms")
                .isEqualTo(0);
        api.get(ApiClient.ACTIONS + "/workflows/ci.yml/timing")
                .expectBody()
                .jsonPath("$.billable.UBUNTU.total_ms")
                .isEqualTo(0);
    }

    @Test
    void hasNothingToTellOfAFileWithoutRuns() {
        api.get(ApiClient.ACTIONS + "/workflows/deploy.yml/timing")
                .expectBody()
                .jsonPath("$.billable.length()")
                .isEqualTo(0);
    }
}
