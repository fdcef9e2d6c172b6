package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancelApiTests {

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @ParameterizedTest
    @ValueSource(strings = {"/cancel", "/force-cancel"})
    void cancelsARunAndNoCompletedOne(String how) {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of());

        api.post(ApiClient.run(run) + how, "")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("{}");
        twin.time.advance(TestTwin.LONG_ENOUGH);

        api.get(ApiClient.run(run)).expectBody().jsonPath("$.conclusion").isEqualTo("cancelled");
        ApiClient.refused(
                api.post(ApiClient.run(run) + how, ""), 409, "Cannot cancel a workflow run that is completed.");
    }

    @Test
    void doesNotFindARunThatIsNotThere() {
        ApiClient.refused(api.post(ApiClient.ACTIONS + "/runs/1/cancel", ""), 404, "Not Found");
    }
}
