package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepositoryDispatchApiTests {

    private static final String DISPATCHES = "/repos/octo-org/hello-world/dispatches";

    private final TestTwin twin = new TestTwin(Scenarios.playing(ci().on("repository_dispatch", "workflow_dispatch")));
    private final ApiClient api = new ApiClient(twin);

    private static WorkflowScript ci() {
        return Scenario.helloWorld().repositories().getFirst().workflows().getFirst();
    }

    @Test
    void startsTheWorkflowsThatWaitForIt() {
        api.post(DISPATCHES, "{\"event_type\": \"on-demand-test\", \"client_payload\": {\"unit\": false}}")
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        assertThat(twin.newestRun().trigger().event()).isEqualTo("repository_dispatch");
        assertThat(twin.newestRun().trigger().branch()).isEqualTo("main");
    }

    @Test
    void startsNothingInFilesThatAreDisabledAndRefusesTheirDispatch() {
        RawCalls.put(api, ApiClient.ACTIONS + "/workflows/ci.yml/disable", "")
                .expectStatus()
                .isNoContent();

        api.post(DISPATCHES, "{\"event_type\": \"on-demand-test\"}")
                .expectStatus()
                .isNoContent();

        assertThat(twin.repository().runs().newestFirst()).isEmpty();
    }

    @Test
    void refusesWhatGitHubWouldNotTake() {
        String eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(number -> "\"p%d\": 1".formatted(number))
                .collect(Collectors.joining(", "));
        ApiClient.refused(
                api.post(DISPATCHES, "{\"event_type\": \"x\", \"client_payload\": {%s}}".formatted(eleven)),
                422,
                "Invalid request.\n\nNo more than 10 properties are allowed; 11 were supplied.");
        ApiClient.refused(
                api.post(
                        DISPATCHES,
                        "{\"event_type\": \"x\", \"client_payload\": {\"p\": \"%s\"}}".formatted("x".repeat(65_536))),
                422,
                "client_payload is too large.");
        ApiClient.refused(api.post(DISPATCHES, "{}"), 422, "Invalid request.\n\n\"event_type\" wasn't supplied.");
        api.post(DISPATCHES, "{\"event_type\": \"\"}").expectStatus().isEqualTo(422);
        api.post(DISPATCHES, "{\"event_type\": \"%s\"}".formatted("x".repeat(101)))
                .expectStatus()
                .isEqualTo(422);
    }
}
