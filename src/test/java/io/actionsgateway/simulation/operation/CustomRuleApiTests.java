package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import org.junit.jupiter.api.Test;

class CustomRuleApiTests {

    private static final String RULES =
            "/repos/octo-org/hello-world/environments/production/deployment_protection_rules";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void letsAnAvailableAppGuardAnEnvironment() {
        api.get(RULES + "/apps")
                .expectBody()
                .jsonPath("$.available_custom_deployment_protection_rule_integrations[0].id")
                .isEqualTo(1034);
        api.post(RULES, "{\"integration_id\": 1034}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(true)
                .jsonPath("$.app.slug")
                .isEqualTo("octo-guard");
        long id = twin.repository()
                .environment("production")
                .orElseThrow()
                .rules()
                .getFirst()
                .id();

        api.get(RULES)
                .expectBody()
                .jsonPath("$.custom_deployment_protection_rules[0].id")
                .isEqualTo(id);
        api.get(RULES + "/" + id).expectBody().jsonPath("$.app.id").isEqualTo(1034);
        ApiClient.refused(
                api.post(RULES, "{\"integration_id\": 1034}"), 422, "The integration guards this environment already.");

        RawCalls.delete(api, RULES + "/" + id).expectStatus().isNoContent();
        api.get(RULES).expectBody().jsonPath("$.total_count").isEqualTo(0);
        ApiClient.refused(RawCalls.delete(api, RULES + "/" + id), 404, "Not Found");
    }

    @Test
    void refusesAnAppThatIsNotAvailable() {
        ApiClient.refused(
                api.post(RULES, "{\"integration_id\": 7}"),
                422,
                "The integration is not available for this environment.");
        ApiClient.refused(api.get(RULES + "/1"), 404, "Not Found");
        ApiClient.refused(api.get(RULES.replace("production", "staging")), 404, "Not Found");
    }
}
