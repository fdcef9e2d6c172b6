package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewApiTests {

    private static final String APPROVAL = """
            {"environment_ids": [161088068], "state": "approved", "comment": "Ship it!"}""";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void showsAndApprovesWhatWaits() {
        WorkflowRun run = twin.played("deploy.yml", Map.of());
        String gate = ApiClient.run(run) + "/pending_deployments";
        RawCalls.get(api, gate)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].environment.id")
                .isEqualTo(161088068)
                .jsonPath("$[0].environment.name")
                .isEqualTo("production")
                .jsonPath("$[0].current_user_can_approve")
                .isEqualTo(true)
                .jsonPath("$[0].reviewers[0].reviewer.login")
                .isEqualTo("monalisa");

        api.post(gate, APPROVAL)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].environment")
                .isEqualTo("production");

        api.get(gate).expectBody().json("[]");
        api.get(ApiClient.run(run) + "/approvals")
                .expectBody()
                .jsonPath("$[0].state")
                .isEqualTo("approved")
                .jsonPath("$[0].comment")
                .isEqualTo("Ship it!")
                .jsonPath("$[0].environments[0].name")
                .isEqualTo("production")
                .jsonPath("$[0].user.login")
                .isEqualTo("monalisa");
        ApiClient.refused(api.post(gate, APPROVAL), 422, "No pending deployment requests to approve or reject");
        twin.time.advance(TestTwin.LONG_ENOUGH);
        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void rejectsWhatWaits() {
        WorkflowRun run = twin.played("deploy.yml", Map.of());

        api.post(ApiClient.run(run) + "/pending_deployments", APPROVAL.replace("approved", "rejected"))
                .expectStatus()
                .isOk();

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void refusesAReviewThatDecidesNothing() {
        String gate = ApiClient.run(twin.played("deploy.yml", Map.of())) + "/pending_deployments";

        api.post(gate, "{\"state\": \"approved\"}").expectStatus().isEqualTo(422);
        api.post(gate, APPROVAL.replace("approved", "perhaps")).expectStatus().isEqualTo(422);
        api.post(gate, APPROVAL.replace("161088068", "1")).expectStatus().isEqualTo(422);
    }

    @Test
    void refusesAReviewOfOnesOwnRunWhereThatIsForbidden() {
        String guards = "{\"prevent_self_review\": true, \"reviewers\": [{\"type\": \"User\", \"id\": 583231}]}";
        RawCalls.put(api, "/repos/octo-org/hello-world/environments/production", guards)
                .expectStatus()
                .isOk();
        String gate = ApiClient.run(twin.played("deploy.yml", Map.of())) + "/pending_deployments";

        RawCalls.get(api, gate)
                .expectBody()
                .jsonPath("$[0].current_user_can_approve")
                .isEqualTo(false);
        ApiClient.refused(api.post(gate, APPROVAL), 403, "The current user is not allowed to review these deployments");
    }

    @Test
    void showsAWaitTimerAndLetsNobodyShortenIt() {
        RawCalls.put(api, "/repos/octo-org/hello-world/environments/production", "{\"wait_timer\": 30}")
                .expectStatus()
                .isOk();
        WorkflowRun run = twin.played("deploy.yml", Map.of());
        String gate = ApiClient.run(run) + "/pending_deployments";

        RawCalls.get(api, gate)
                .expectBody()
                .jsonPath("$[0].wait_timer")
                .isEqualTo(30)
                .jsonPath("$[0].wait_timer_started_at")
                .isNotEmpty();
        ApiClient.refused(api.post(gate, APPROVAL), 422, "No pending deployment requests to approve or reject");
        twin.time.advance(Duration.ofMinutes(31));
        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
    }
}
