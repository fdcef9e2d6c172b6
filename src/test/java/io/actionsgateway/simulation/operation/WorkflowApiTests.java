package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowApiTests {

    private static final String WORKFLOWS = ApiClient.ACTIONS + "/workflows";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void listsTheFilesOfARepository() {
        api.get(WORKFLOWS + "?per_page=1")
                .expectHeader()
                .value("Link", link -> assertThat(link).contains("page=2>; rel=\"next\""))
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(2)
                .jsonPath("$.workflows[0].path")
                .isEqualTo(".github/workflows/ci.yml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"161335", "ci.yml"})
    void showsAFileByNumberAndByName(String id) {
        api.get(WORKFLOWS + "/" + id).expectBody().jsonPath("$.name").isEqualTo("CI");
    }

    @Test
    void disablesAndEnablesAFile() {
        twin.time.advance(TestTwin.LONG_ENOUGH);
        RawCalls.put(api, WORKFLOWS + "/ci.yml/disable", "").expectStatus().isNoContent();
        api.get(WORKFLOWS + "/ci.yml")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("disabled_manually")
                .jsonPath("$.updated_at")
                .isEqualTo("2026-05-01T10:01:00Z");
        ApiClient.refused(
                api.post(WORKFLOWS + "/ci.yml/dispatches", "{\"ref\": \"main\"}"),
                422,
                "Cannot trigger a 'workflow_dispatch' on a disabled workflow");

        RawCalls.put(api, WORKFLOWS + "/ci.yml/enable", "{}").expectStatus().isNoContent();
        api.get(WORKFLOWS + "/ci.yml").expectBody().jsonPath("$.state").isEqualTo("active");
    }

    @Test
    void doesNotFindFilesThatAreNotThere() {
        ApiClient.refused(api.get(WORKFLOWS + "/other.yml"), 404, "Not Found");
        ApiClient.refused(RawCalls.put(api, WORKFLOWS + "/other.yml/disable", ""), 404, "Not Found");
        ApiClient.refused(api.get(WORKFLOWS + "/other.yml/timing"), 404, "Not Found");
        ApiClient.refused(api.get(WORKFLOWS + "/other.yml/runs"), 404, "Not Found");
    }

    @Test
    void wantsATokenToDisable() {
        ApiClient.refused(
                api.http().put().uri(WORKFLOWS + "/ci.yml/disable").exchange(), 401, "Requires authentication");
    }
}
