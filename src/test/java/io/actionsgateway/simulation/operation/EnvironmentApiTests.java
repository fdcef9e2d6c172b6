package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentApiTests {

    private static final String ENVIRONMENTS = "/repos/octo-org/hello-world/environments";
    private static final String PRODUCTION = ENVIRONMENTS + "/production";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void listsEnvironmentsWithTheirRules() {
        api.get(ENVIRONMENTS)
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(1)
                .jsonPath("$.environments[0].name")
                .isEqualTo("production")
                .jsonPath("$.environments[0].protection_rules[0].type")
                .isEqualTo("required_reviewers")
                .jsonPath("$.environments[0].protection_rules[0].reviewers[0].reviewer.login")
                .isEqualTo("monalisa");
    }

    @Test
    void makesAnEnvironmentWithAnEncodedNameAndGuards() {
        String body = """
                {"wait_timer": 30, "prevent_self_review": true, "reviewers": [{"type": "User", "id": 2}],
                 "deployment_branch_policy": {"protected_branches": false, "custom_branch_policies": true}}""";
        RawCalls.put(api, ENVIRONMENTS + "/eu%2Fblue%20one", body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("eu/blue one")
                .jsonPath("$.protection_rules[0].wait_timer")
                .isEqualTo(30)
                .jsonPath("$.protection_rules[1].prevent_self_review")
                .isEqualTo(true)
                .jsonPath("$.protection_rules[2].type")
                .isEqualTo("branch_policy")
                .jsonPath("$.deployment_branch_policy.custom_branch_policies")
                .isEqualTo(true)
                .jsonPath("$.url")
                .value(url -> assertThat((String) url).endsWith(ENVIRONMENTS + "/eu%2Fblue%20one"));

        RawCalls.get(api, ENVIRONMENTS + "/eu%2Fblue%20one")
                .expectBody()
                .jsonPath("$.protection_rules.length()")
                .isEqualTo(3);
    }

    @Test
    void takesAwayWhatAnUpdateLeavesOut() {
        RawCalls.put(api, PRODUCTION, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(161088068)
                .jsonPath("$.protection_rules.length()")
                .isEqualTo(0)
                .jsonPath("$.deployment_branch_policy")
                .isEmpty();
    }

    @Test
    void deletesAnEnvironment() {
        RawCalls.delete(api, PRODUCTION).expectStatus().isNoContent();

        ApiClient.refused(api.get(PRODUCTION), 404, "Not Found");
        ApiClient.refused(RawCalls.delete(api, PRODUCTION), 404, "Not Found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"wait_timer": 43201} | Wait timer must be between 0 and 43200.
            {"wait_timer": -1}    | Wait timer must be between 0 and 43200.
            {"prevent_self_review": true} | Required reviewers must have at least one reviewer to set prevent_self_review.
            {"reviewers": [{"type": "User", "id": 99}]} | Please ensure the reviewers exist and have read access to the repository.
            {"reviewers": [{"type": "Team", "id": 2}]} | Please ensure the reviewers exist and have read access to the repository.
            """)
    void refusesGuardsThatGitHubWouldNotTake(String body, String why) {
        ApiClient.refused(
                RawCalls.put(api, PRODUCTION, body),
                422,
                "Failed to create or update the environment protection rule. " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"wait_timer\": \"soon\"}",
                "{\"color\": \"red\"}",
                "{\"reviewers\": [{\"type\": \"Robot\", \"id\": 2}]}",
                "{\"deployment_branch_policy\": {\"protected_branches\": true}}"
            })
    void refusesWhatTheDescriptionDoesNotAllow(String body) {
        RawCalls.put(api, PRODUCTION, body).expectStatus().isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesABranchPolicyThatIsBothOrNeither(boolean same) {
        ApiClient.refused(
                RawCalls.put(api, PRODUCTION, """
                        {"deployment_branch_policy": {"protected_branches": %s, "custom_branch_policies": %s}}""".formatted(same, same)),
                422,
                "protected_branches and custom_branch_policies cannot have the same value");
    }

    @Test
    void refusesANameThatIsTooLong() {
        ApiClient.refused(
                RawCalls.put(api, ENVIRONMENTS + "/" + "x".repeat(256), ""), 422, "The environment name is invalid.");
    }
}
