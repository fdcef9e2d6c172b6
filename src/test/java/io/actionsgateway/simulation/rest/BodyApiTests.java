package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class BodyApiTests {

    private static final String DISPATCHES = ApiClient.ACTIONS + "/workflows/ci.yml/dispatches";
    private static final String EVENTS = "/repos/octo-org/hello-world/dispatches";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    private ResponseSpec post(String path, String type, String body) {
        return api.http()
                .post()
                .uri(path)
                .header("Authorization", "token any")
                .header("Content-Type", type)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/octet-stream"
            })
    void readsJsonWhateverItClaimsToBe(String type) {
        post(DISPATCHES, type, "{\"ref\": \"main\"}").expectStatus().isNoContent();
    }

    @Test
    void needsNoBodyWhereNothingIsToBeSaid() {
        String rerun = ApiClient.run(twin.played("ci.yml", Map.of())) + "/rerun";

        post(rerun, "text/plain", "").expectStatus().isCreated();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /workflows/ci.yml/dispatches | {"ref": 1}                        | For 'properties/ref', 1 is not a string.
            /workflows/ci.yml/dispatches | {"ref": null}                     | For 'properties/ref', nil is not a string.
            /workflows/ci.yml/dispatches | {"ref": "main", "inputs": "x"}    | For 'properties/inputs', "x" is not an object.
            /workflows/ci.yml/dispatches | {"ref": {"a": ["b", null]}}       | For 'properties/ref', {"a" => ["b", nil]} is not a string.
            /variables                   | {}                                | "name", "value" weren't supplied.
            /variables                   | {"name": "A"}                     | "value" wasn't supplied.
            """)
    void complainsInGitHubsWords(String path, String body, String complaint) {
        ApiClient.refused(api.post(ApiClient.ACTIONS + path, body), 422, "Invalid request.\n\n" + complaint);
    }

    @Test
    void complainsOfLengths() {
        ApiClient.refused(
                api.post(EVENTS, "{\"event_type\": \"%s\"}".formatted("x".repeat(101))),
                422,
                "Invalid request.\n\nOnly 100 characters are allowed; 101 were supplied.");
        ApiClient.refused(
                api.post(EVENTS, "{\"event_type\": \"\"}"),
                422,
                "Invalid request.\n\nAt least 1 character is required; only 0 were supplied.");
    }

    @Test
    void complainsOfWhatIsInNoList() {
        String pending = ApiClient.run(twin.played("deploy.yml", Map.of())) + "/pending_deployments";

        ApiClient.refused(
                api.post(pending, "{\"environment_ids\": [\"x\"], \"state\": \"maybe\", \"comment\": \"\"}"),
                422,
                "Invalid request.\n\nFor 'items', \"x\" is not an integer.\n"
                        + "maybe is not a member of [\"approved\", \"rejected\"].");
    }

    @Test
    void complainsWhenNoAlternativeFits() {
        String gate = ApiClient.run(twin.played("deploy.yml", Map.of())) + "/deployment_protection_rule";

        ApiClient.refused(
                api.post(gate, "{\"environment_name\": \"production\"}"),
                422,
                "Invalid request.\n\nNo subschema in \"anyOf\" matched.\n\"comment\" wasn't supplied.\n"
                        + "\"state\" wasn't supplied.");
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        ApiClient.refused(
                post(DISPATCHES, "application/json", "{\"ref\": \"%s\"}".formatted("x".repeat(1 << 20))),
                413,
                "Request body is too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ref\": \"main\"} and more", "{'ref': 1}", "ref=main", "{\"ref\": \"\\ud800\"", "\\"})
    void refusesWhatIsNoJson(String body) {
        ApiClient.refused(post(DISPATCHES, "application/json", body), 400, "Problems parsing JSON");
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        String deep = "{\"ref\": " + "[".repeat(2_000) + "]".repeat(2_000) + "}";

        ApiClient.refused(post(DISPATCHES, "application/json", deep), 400, "Problems parsing JSON");
    }
}
