package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.InputScript;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class DispatchApiTests {

    private static final String CI = ApiClient.ACTIONS + "/workflows/ci.yml/dispatches";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void dispatchesWithoutAWordAsGitHubAlwaysDid() {
        api.post(CI, "{\"ref\": \"main\"}")
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        assertThat(twin.repository().runs().newestFirst()).hasSize(1);
    }

    @Test
    void tellsTheRunWhenAskedTo() {
        BodyContentSpec answer = api.post(CI, "{\"ref\": \"refs/heads/main\", \"return_run_details\": true}")
                .expectStatus()
                .isOk()
                .expectBody();

        long id = twin.newestRun().id();
        answer.jsonPath("$.workflow_run_id")
                .isEqualTo(id)
                .jsonPath("$.run_url")
                .value(url -> assertThat((String) url).endsWith(ApiClient.ACTIONS + "/runs/" + id))
                .jsonPath("$.html_url")
                .isEqualTo("https://github.com/octo-org/hello-world/actions/runs/" + id);
    }

    @Test
    void tellsTheRunInTheNewerVersionOfTheApi() {
        api.http()
                .post()
                .uri(CI)
                .header("Authorization", "Bearer any")
                .header("X-GitHub-Api-Version", "2026-03-10")
                .bodyValue("{\"ref\": \"main\"}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void dispatchesByNumberInAnyCaseAndReadsFormsAsJson() {
        api.http()
                .post()
                .uri("/repos/Octo-Org/HELLO-world/actions/workflows/161335/dispatches")
                .header("Authorization", "token any")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("{\"ref\": \"main\", \"inputs\": {\"seconds\": 3}}")
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(twin.newestRun().trigger().inputs()).containsEntry("seconds", "3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ref": "gone"}                                 | 422 | No ref found for: gone
            {"ref": "main", "inputs": {"x": "1"}}           | 422 | Unexpected inputs provided: ["x"]
            {"ref": "main", "inputs": {"x": 1, "y": true}}  | 422 | Unexpected inputs provided: ["x", "y"]
            {"ref": "main", "inputs": {"outcome": "maybe"}} | 422 | Provided value 'maybe' for input 'outcome' not in the list of allowed values
            {"ref": "main", "inputs": {"seconds": [1]}}     | 422 | Provided value '[1]' for input 'seconds' not in the list of allowed values
            {"ref": "main"                                  | 400 | Problems parsing JSON
            [1]                                             | 400 | Body should be a JSON object
            """)
    void refusesADispatchInGitHubsWords(String body, int status, String message) {
        ApiClient.refused(api.post(CI, body), status, message)
                .jsonPath("$.documentation_url")
                .isEqualTo("https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event");
        assertThat(twin.events).isEmpty();
    }

    @Test
    void wantsARef() {
        ApiClient.refused(api.post(CI, ""), 422, "Invalid request.\n\nFor 'links/0/schema', nil is not an object.");
    }

    @Test
    void wantsATokenForWritesOnly() {
        ApiClient.refused(api.http().post().uri(CI).exchange(), 401, "Requires authentication");
        api.get(ApiClient.ACTIONS + "/runs").expectStatus().isOk();
    }

    @Test
    void doesNotFindAWorkflowThatIsNotThere() {
        ApiClient.refused(
                api.post(ApiClient.ACTIONS + "/workflows/other.yml/dispatches", "{\"ref\": \"main\"}"),
                404,
                "Not Found");
    }

    @Test
    void wantsTheTriggerInTheFile() {
        WorkflowScript ci =
                Scenario.helloWorld().repositories().getFirst().workflows().getFirst();
        ApiClient pushed = new ApiClient(new TestTwin(Scenarios.playing(ci.on("push"))));

        ApiClient.refused(
                pushed.post(CI, "{\"ref\": \"main\"}"), 422, "Workflow does not have 'workflow_dispatch' trigger");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"flag": "yes", "title": "x"} | Provided value 'yes' for input 'flag' not in the list of allowed values
            {"flag": true}                | Required input 'title' not provided
            {"title": ""}                 | Required input 'title' not provided
            """)
    void wantsInputsOfTheirTypeAndNoneLeftOut(String inputs, String message) {
        ApiClient.refused(typed().post(CI, "{\"ref\": \"main\", \"inputs\": %s}".formatted(inputs)), 422, message);
    }

    @Test
    void takesInputsOfTheirType() {
        typed().post(CI, "{\"ref\": \"main\", \"inputs\": {\"flag\": true, \"title\": \"x\"}}")
                .expectStatus()
                .isNoContent();
    }

    private static ApiClient typed() {
        List<InputScript> inputs = List.of(
                new InputScript("flag", "boolean", false, "false", List.of()),
                new InputScript("title", "string", true, null, List.of()));
        WorkflowScript ci =
                Scenario.helloWorld().repositories().getFirst().workflows().getFirst();
        return new ApiClient(new TestTwin(Scenarios.playing(WorkflowScript.dispatched(
                ci.id(), ci.name(), ci.path(), inputs, "5", ci.jobs().subList(0, 1)))));
    }

    @Test
    void refusesMoreThanTwentyFiveInputs() {
        String inputs = IntStream.rangeClosed(1, 26)
                .mapToObj(number -> "\"i%d\": \"x\"".formatted(number))
                .collect(Collectors.joining(", "));

        ApiClient.refused(
                api.post(CI, "{\"ref\": \"main\", \"inputs\": {%s}}".formatted(inputs)),
                422,
                "Invalid request.\n\nNo more than 25 properties are allowed; 26 were supplied.");
    }
}
