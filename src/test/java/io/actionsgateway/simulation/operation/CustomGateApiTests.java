package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomGateApiTests {

    private static final String RULES =
            "/repos/octo-org/hello-world/environments/production/deployment_protection_rules";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    private WorkflowRun held() {
        RawCalls.put(api, RULES.replace("/deployment_protection_rules", ""), "")
                .expectStatus()
                .isOk();
        api.post(RULES, "{\"integration_id\": 1034}").expectStatus().isCreated();
        return twin.played("deploy.yml", Map.of());
    }

    @ParameterizedTest
    @CsvSource({"approved, success", "rejected, failure"})
    void letsAnAppDecide(String state, String conclusion) {
        WorkflowRun run = held();
        String gate = ApiClient.run(run) + "/deployment_protection_rule";
        RawCalls.get(api, ApiClient.run(run) + "/pending_deployments")
                .expectBody()
                .jsonPath("$[0].current_user_can_approve")
                .isEqualTo(false);

        api.post(gate, "{\"environment_name\": \"production\", \"comment\": \"Half way\"}")
                .expectStatus()
                .isNoContent();
        assertThat(run.latest().status()).isEqualTo(Status.WAITING);

        api.post(gate, "{\"environment_name\": \"production\", \"state\": \"%s\"}".formatted(state))
                .expectStatus()
                .isNoContent();
        twin.time.advance(TestTwin.LONG_ENOUGH);

        api.get(ApiClient.run(run)).expectBody().jsonPath("$.conclusion").isEqualTo(conclusion);
        api.get(ApiClient.run(run) + "/approvals")
                .expectBody()
                .jsonPath("$[0].user.login")
                .isEqualTo("octo-guard[bot]")
                .jsonPath("$[0].user.html_url")
                .isEqualTo("https://github.com/apps/octo-guard");
    }

    @Test
    void refusesADecisionOnNothing() {
        String gate = ApiClient.run(held()) + "/deployment_protection_rule";

        ApiClient.refused(
                api.post(gate, "{\"environment_name\": \"staging\", \"state\": \"approved\"}"),
                422,
                "No pending deployment requests to approve or reject");
        api.post(gate, "{\"environment_name\": \"production\"}").expectStatus().isEqualTo(422);
        api.post(gate, "{\"environment_name\": \"production\", \"state\": \"perhaps\"}")
                .expectStatus()
                .isEqualTo(422);
    }
}
