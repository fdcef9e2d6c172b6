package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.HookClient;
import io.actionsgateway.simulation.TestCourier;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.WebhookSchemas;
import io.actionsgateway.simulation.hook.Letter;
import io.actionsgateway.simulation.hook.WebhookEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HookApiTests {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final String HOOKS = REPOSITORY + "/hooks";
    private static final String BODY = """
            {"name": "web", "active": true, "events": ["workflow_run", "check_run"],
             "config": {"url": "http://127.0.0.1:9/in", "content_type": "json", "secret": "s3cret"}}""";

    private final TestTwin twin = new TestTwin();
    private final HookClient hooks = new HookClient(new ApiClient(twin));

    private List<String> complaints(Letter letter) {
        String event = letter.headers().get("X-GitHub-Event");
        UUID guid = UUID.fromString(letter.headers().get("X-GitHub-Delivery"));
        return WebhookSchemas.complaints(
                new WebhookEvent(guid, event, null, twin.repository(), TestCourier.body(letter)));
    }

    @Test
    void createsAHookThatIsPingedFirst() {
        JsonNode hook = hooks.create(REPOSITORY, BODY);
        twin.settle();
        String url = "http://localhost:8090" + HOOKS + "/" + hook.get("id");
        assertThat(hook.get("type").asString()).isEqualTo("Repository");
        assertThat(hook.get("name").asString()).isEqualTo("web");
        assertThat(hook.get("active").asBoolean()).isTrue();
        assertThat(hook.get("events").toString()).isEqualTo("[\"workflow_run\",\"check_run\"]");
        assertThat(hook.get("config").toString())
                .isEqualTo("{\"content_type\":\"json\",\"insecure_ssl\":\"0\",\"url\":\"http://127.0.0.1:9/in\","
                        + "\"secret\":\"********\"}");
        assertThat(hook.get("url").asString()).isEqualTo(url);
        assertThat(hook.get("test_url").asString()).isEqualTo(url + "/test");
        assertThat(hook.get("ping_url").asString()).isEqualTo(url + "/pings");
        assertThat(hook.get("deliveries_url").asString()).isEqualTo(url + "/deliveries");
        assertThat(hook.at("/last_response/status").asString()).isEqualTo("unused");
        Letter ping = twin.courier.letters().getFirst();
        assertThat(twin.courier.events()).containsExactly("ping");
        assertThat(TestCourier.payload(ping).get("hook_id")).isEqualTo(hook.get("id"));
        assertThat(TestCourier.payload(ping).has("repository")).isTrue();
        assertThat(complaints(ping)).isEmpty();
        JsonNode later = hooks.read(hooks.path(REPOSITORY, hook));
        assertThat(later.at("/last_response").toString())
                .isEqualTo("{\"code\":202,\"status\":\"active\",\"message\":\"OK\"}");
    }

    @Test
    void createsAnOrganizationsHook() {
        JsonNode hook = hooks.create("/orgs/octo-org", BODY);
        twin.settle();
        assertThat(hook.get("type").asString()).isEqualTo("Organization");
        assertThat(hook.get("url").asString()).isEqualTo("http://localhost:8090/orgs/octo-org/hooks/" + hook.get("id"));
        JsonNode ping = TestCourier.payload(twin.courier.letters().getFirst());
        assertThat(ping.at("/organization/login").asString()).isEqualTo("octo-org");
        assertThat(complaints(twin.courier.letters().getFirst())).isEmpty();
        hooks.refused(hooks.api().get(hooks.path(REPOSITORY, hook)), 404, "Not Found");
    }

    @Test
    void takesGitHubsDefaults() {
        JsonNode hook = hooks.create(REPOSITORY, "{\"config\": {\"url\": \"https://example.com/in\"}}");
        assertThat(hook.get("events").toString()).isEqualTo("[\"push\"]");
        assertThat(hook.at("/config").toString())
                .isEqualTo("{\"content_type\":\"form\",\"insecure_ssl\":\"0\",\"url\":\"https://example.com/in\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {REPOSITORY, "/orgs/octo-org"})
    void listsOneOwnersHooksOnly(String owner) {
        JsonNode mine = hooks.create(owner, BODY);
        String other = owner.equals(REPOSITORY) ? "/orgs/octo-org" : REPOSITORY;
        hooks.create(other, BODY);
        JsonNode list = hooks.read(owner + "/hooks");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("id")).isEqualTo(mine.get("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Invalid request.\\n\\n\"config\" wasn't supplied.",
                "{\"config\": 1} | Invalid request.\\n\\nFor 'properties/config', 1 is not an object.",
                "{\"name\": \"email\", \"config\": {\"url\": \"http://x\"}} | Validation Failed",
                "{\"events\": null, \"config\": {\"url\": \"http://x\"}} | "
                        + "Invalid request.\\n\\nFor 'properties/events', null is not an array.",
                "{\"events\": [1], \"config\": {\"url\": \"http://x\"}} | "
                        + "Invalid request.\\n\\nFor 'properties/events/0', 1 is not a string.",
                "{\"active\": \"yes\", \"config\": {\"url\": \"http://x\"}} | "
                        + "Invalid request.\\n\\nFor 'properties/active', \"yes\" is not a boolean."
            })
    void refusesWhatIsNoHook(String body, String message) {
        hooks.refused(hooks.api().post(HOOKS, body), 422, message.replace("\\n", "\n"));
        assertThat(hooks.read(HOOKS)).isEmpty();
    }

    @Test
    void refusesAnOrganizationsHookWithoutAName() {
        hooks.refused(
                hooks.api().post("/orgs/octo-org/hooks", "{\"config\": {\"url\": \"http://x\"}}"),
                422,
                "Invalid request.\n\n\"name\" wasn't supplied.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"config\": {}} | url cannot be blank",
                "{\"config\": {\"url\": \"\"}} | url cannot be blank",
                "{\"config\": {\"url\": \"ftp://example.com\"}} | url is not a valid http or https URL",
                "{\"config\": {\"url\": \"not a url\"}} | url is not a valid http or https URL",
                "{\"config\": {\"url\": \"http://x\", \"content_type\": \"xml\"}} | content_type must be json or form",
                "{\"config\": {\"url\": \"http://x\", \"insecure_ssl\": 2}} | insecure_ssl must be 0 or 1",
                "{\"config\": {\"url\": \"http://x\"}, \"events\": [\"workflow_dispatch\", \"push\", \"nonsense\"]} | "
                        + "These events are not allowed for this hook: workflow_dispatch, nonsense"
            })
    void refusesWithGitHubsList(String body, String complaint) {
        hooks.refused(hooks.api().post(HOOKS, body), 422, "Validation Failed")
                .jsonPath("$.errors[0].resource")
                .isEqualTo("Hook")
                .jsonPath("$.errors[0].code")
                .isEqualTo("custom")
                .jsonPath("$.errors[0].message")
                .isEqualTo(complaint);
    }

    @Test
    void refusesTheSameHookTwice() {
        hooks.create(REPOSITORY, BODY);
        hooks.refused(hooks.api().post(HOOKS, BODY), 422, "Validation Failed")
                .jsonPath("$.errors[0].message")
                .isEqualTo("Hook already exists on this repository");
    }

    @Test
    void refusesMoreThanTwentyHooksOfAnEvent() {
        for (int number = 0; number < 20; number++) {
            hooks.create(REPOSITORY, "{\"config\": {\"url\": \"http://example.com/" + number + "\"}}");
        }
        hooks.refused(
                        hooks.api().post(HOOKS, "{\"config\": {\"url\": \"http://example.com/20\"}}"),
                        422,
                        "Validation Failed")
                .jsonPath("$.errors[0].message")
                .isEqualTo("The \"push\" event cannot have more than 20 hooks");
    }

    @Test
    void changesAHookAndLosesTheSecretThatIsNotSaidAgain() {
        String path = hooks.path(REPOSITORY, hooks.create(REPOSITORY, BODY));
        JsonNode changed = hooks.patch(path, """
                {"active": false, "add_events": ["push"], "remove_events": ["check_run"],
                 "config": {"url": "http://127.0.0.1:9/other"}}""");
        assertThat(changed.get("events").toString()).isEqualTo("[\"workflow_run\",\"push\"]");
        assertThat(changed.get("active").asBoolean()).isFalse();
        assertThat(changed.get("config").has("secret")).isFalse();
        assertThat(hooks.patch(path, "{\"events\": [\"*\", \"push\"]}")
                        .get("events")
                        .toString())
                .isEqualTo("[\"*\"]");
        hooks.refused(hooks.patching(path, "{\"remove_events\": [\"*\"]}"), 422, "Validation Failed");
    }

    @Test
    void changesOnlyWhatAConfigurationNames() {
        String config = hooks.path(REPOSITORY, hooks.create(REPOSITORY, BODY)) + "/config";
        JsonNode changed = hooks.patch(config, "{\"content_type\": \"form\", \"insecure_ssl\": \"1\"}");
        assertThat(changed.toString())
                .isEqualTo("{\"content_type\":\"form\",\"insecure_ssl\":\"1\",\"url\":\"http://127.0.0.1:9/in\","
                        + "\"secret\":\"********\"}")
                .isEqualTo(hooks.read(config).toString());
    }

    @Test
    void deletesAHookSoThatItHearsNothingMore() {
        String path = hooks.path(REPOSITORY, hooks.create(REPOSITORY, BODY));
        twin.settle();
        hooks.delete(path).expectStatus().isNoContent();
        hooks.refused(hooks.api().get(path), 404, "Not Found");
        twin.played("ci.yml", Map.of());
        twin.settle();
        assertThat(twin.courier.events()).containsExactly("ping");
    }

    @Test
    void pingsAndTestsOnDemand() {
        String path = hooks.path(REPOSITORY, hooks.create(REPOSITORY, BODY));
        hooks.api().post(path + "/pings", "").expectStatus().isNoContent();
        hooks.api().post(path + "/tests", "").expectStatus().isNoContent();
        twin.settle();
        assertThat(twin.courier.events()).containsExactly("ping", "ping");
        hooks.patch(path, "{\"add_events\": [\"push\"]}");
        hooks.api().post(path + "/tests", "").expectStatus().isNoContent();
        twin.settle();
        assertThat(twin.courier.events()).containsExactly("ping", "ping", "push");
        assertThat(complaints(twin.courier.letters().getLast())).isEmpty();
    }

    @Test
    void showsAndChangesTheAppsHook() {
        assertThat(hooks.read("/app/hook/config").toString())
                .isEqualTo("{\"content_type\":\"json\",\"insecure_ssl\":\"0\"}");
        hooks.patch("/app/hook/config", "{\"url\": \"http://127.0.0.1:9/app\", \"secret\": \"s3cret\"}");
        twin.dispatch("ci.yml", Map.of());
        twin.settle();
        assertThat(twin.courier.events()).startsWith("workflow_dispatch");
        hooks.refused(hooks.patching("/app/hook/config", "{\"url\": \"mailto:me\"}"), 422, "Validation Failed");
    }
}
