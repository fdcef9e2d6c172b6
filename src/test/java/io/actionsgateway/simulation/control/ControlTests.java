package io.actionsgateway.simulation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.operation.AllOperations;
import io.actionsgateway.simulation.recording.Recorder;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class ControlTests {

    private final TestStage stage = new TestStage();
    private final Control control = new Control(stage);
    private final WebTestClient http =
            WebTestClient.bindToRouterFunction(control.router()).build();

    private ResponseSpec call(String method, String path, String body) {
        return http.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private BodyContentSpec ok(String method, String path, String body) {
        return call(method, path, body).expectStatus().is2xxSuccessful().expectBody();
    }

    private static final String ON_PUSH = """
            organizations: {octo-org: {}}
            repositories:
              - name: octo-org/hello-world
                workflows:
                  push.yml:
                    on: push
                    jobs: {build: {steps: [{run: make}]}}
                  ci.yml:
                    on: workflow_dispatch
                    jobs: {build: {steps: [{run: make}]}}
            """;

    @Test
    void listsItsEndpoints() {
        ok("GET", "/_twin", "").jsonPath("$.endpoints['/_twin/reset POST']").isNotEmpty();
    }

    @Test
    void describesExactlyWhatItServes() {
        Set<String> served = control.table().all().stream()
                .map(each -> each.method() + " " + each.path())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : OpenApi.document().path("paths").properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }

        assertThat(described).isEqualTo(served);
        ok("GET", "/_twin/openapi.json", "").jsonPath("$.openapi").isEqualTo("3.1.0");
    }

    @Test
    void showsHowEverythingStands() {
        stage.twin.played("ci.yml", Map.of());
        stage.twin.dispatch("ci.yml", Map.of());

        ok("GET", "/_twin/state", "")
                .jsonPath("$.clock.now")
                .isEqualTo("2026-05-01T10:01:00Z")
                .jsonPath("$.repositories[0].full_name")
                .isEqualTo("octo-org/hello-world")
                .jsonPath("$.repositories[0].runs.completed")
                .isEqualTo(1)
                .jsonPath("$.repositories[0].runs.queued")
                .isEqualTo(1)
                .jsonPath("$.repositories[0].newest_runs[1].conclusion")
                .isEqualTo("success")
                .jsonPath("$.webhooks.delivered")
                .isEqualTo(0)
                .jsonPath("$.faults_pending")
                .isEqualTo(0);
    }

    @Test
    void movesTime() {
        stage.twin.dispatch("ci.yml", Map.of());

        ok("POST", "/_twin/clock/advance", "{\"by\": \"PT5M\"}")
                .jsonPath("$.now")
                .isEqualTo("2026-05-01T10:05:00Z")
                .jsonPath("$.mode")
                .isEqualTo("stepped")
                .jsonPath("$.factor")
                .isEqualTo(0);

        assertThat(stage.twin.newestRun().latest().isCompleted()).isTrue();
    }

    @Test
    void takesAScriptOfFaultsAndForgetsIt() {
        ok("POST", "/_twin/faults", "[{\"kind\": \"secondary\", \"retry_after\": 30}, {\"kind\": \"hang\"}]")
                .jsonPath("$.faults.length()")
                .isEqualTo(2);
        ok("POST", "/_twin/faults", "{\"kind\": \"reset\", \"operation\": \"GET /repos/{owner}/{repo}\", \"count\": 2}")
                .jsonPath("$.faults[0].retry_after")
                .isEqualTo(30)
                .jsonPath("$.faults[1].delay_ms")
                .isEqualTo(60_000)
                .jsonPath("$.faults[2].operation")
                .isEqualTo("repos/get")
                .jsonPath("$.faults[2].count")
                .isEqualTo(2);

        ok("DELETE", "/_twin/faults", "").isEmpty();

        ok("GET", "/_twin/faults", "").jsonPath("$.faults").isEmpty();
    }

    @Test
    void startsTheWorkflowsThatWaitForAnEvent() {
        stage.begin(Scenario.read(ON_PUSH));

        ok("POST", "/_twin/events", "{\"repository\": \"octo-org/hello-world\", \"event\": \"push\"}")
                .jsonPath("$.runs.length()")
                .isEqualTo(1)
                .jsonPath("$.runs[0].workflow")
                .isEqualTo("push.yml");

        assertThat(stage.twin.story()).first().isEqualTo("workflow_run requested");
        assertThat(stage.twin.newestRun().trigger().event()).isEqualTo("push");
    }

    @Test
    void renamesARepository() {
        ok("POST", "/_twin/repositories/octo-org/hello-world/rename", "{\"name\": \"hello-mars\"}")
                .jsonPath("$.full_name")
                .isEqualTo("octo-org/hello-mars");

        assertThat(stage.twin.world.movedRepository("octo-org", "hello-world")).isPresent();
    }

    @Test
    void beginsAgain() {
        stage.twin.dispatch("ci.yml", Map.of());

        ok("POST", "/_twin/reset", "").jsonPath("$.repositories[0].full_name").isEqualTo("octo-org/hello-world");

        assertThat(stage.twin.repository().runs().newestFirst()).isEmpty();
    }

    @Test
    void saysWhatATokenStandsFor() {
        ok("POST", "/_twin/tokens", "{\"token\": \"t\", \"permissions\": {\"actions\": \"read\"}, \"lives\": \"PT1H\"}")
                .jsonPath("$.kind")
                .isEqualTo("fine_grained")
                .jsonPath("$.expires_at")
                .isEqualTo("2026-05-01T11:00:00Z");
        assertThat(stage.twin.tokens.caller("token t").undeclared()).isFalse();

        ok("POST", "/_twin/tokens/revoke", "{\"token\": \"t\"}")
                .jsonPath("$.revoked")
                .isEqualTo(true);

        assertThatThrownBy(() -> stage.twin.tokens.caller("token t")).hasMessageContaining("Bad credentials");
    }

    @Test
    void tellsWhoTheAppIs() {
        ok("GET", "/_twin/app", "")
                .jsonPath("$.id")
                .isEqualTo(1034)
                .jsonPath("$.private_key")
                .value(pem -> assertThat((String) pem).startsWith("-----BEGIN RSA PRIVATE KEY-----"));
    }

    @Test
    void letsDeliveriesGoWrong() {
        ok(
                        "POST",
                        "/_twin/chaos",
                        "{\"kind\": \"reorder\", \"event\": \"workflow_job\", \"count\": 2, \"delay\": \"PT1M\"}")
                .jsonPath("$.faults[0].delay")
                .isEqualTo("PT1M");
        assertThat(stage.twin.hooks.chaos().faults()).hasSize(1);

        ok("DELETE", "/_twin/chaos", "").isEmpty();

        ok("GET", "/_twin/chaos", "").jsonPath("$.faults").isEmpty();
    }

    @Test
    void startsAndStopsARecording() {
        ok("POST", "/_twin/recordings", "{\"name\": \"day\"}")
                .jsonPath("$.phase")
                .isEqualTo("RECORDING");
        ok("POST", "/_twin/recordings/stop", "").jsonPath("$.format").isEqualTo(1);
        ok("GET", "/_twin/recordings", "").jsonPath("$.recordings[0].name").isEqualTo("day");
        ok("GET", "/_twin/recordings/day", "").jsonPath("$.entries").isEmpty();
    }

    @Test
    void takesARecordingFromAFileAndReplaysIt() {
        ok("PUT", "/_twin/recordings/empty", "{\"format\": 1, \"name\": \"x\", \"entries\": []}")
                .jsonPath("$.recordings[0].name")
                .isEqualTo("empty");
        ok(
                        "POST",
                        "/_twin/replays",
                        "{\"recording\": \"empty\", \"url\": \"http://localhost:1\", \"secret\": \"s\", \"chaos\": 7}")
                .jsonPath("$.id")
                .isEqualTo(1);
        ok("GET", "/_twin/replays/1", "")
                .jsonPath("$.state")
                .isEqualTo("finished")
                .jsonPath("$.report.total")
                .isEqualTo(0);
    }

    @Test
    void playsAnotherScenario() {
        ok("PUT", "/_twin/scenario", ON_PUSH)
                .jsonPath("$.repositories[0].workflows[0].path")
                .isEqualTo(".github/workflows/push.yml");
        ok("GET", "/_twin/scenario", "")
                .jsonPath("$.repositories[0].workflows[0].events[0]")
                .isEqualTo("push");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /_twin/nothing       | `` | 404 | GET /_twin lists
            DELETE | /_twin/clock         | `` | 405 | GET, PUT
            PUT    | /_twin/clock         | {"mode"                       | 400 | no JSON
            PUT    | /_twin/clock         | {}                            | 422 | mode is missing
            PUT    | /_twin/clock         | {"mode": "fast"}              | 422 | real, stepped
            PUT    | /_twin/clock         | {"mode": "real"}              | 409 | moved by the test
            PUT    | /_twin/clock         | {"tempo": 2}                  | 422 | no field tempo; there are factor, mode
            PUT    | /_twin/clock         | {"mode": "stepped", "factor": "many"} | 422 | factor is not of the right kind
            POST   | /_twin/clock/advance | {"by": "5 minutes"}           | 422 | PT5M
            POST   | /_twin/clock/advance | {"by": "PT-5M"}               | 422 | more than nothing
            POST   | /_twin/faults        | {"kind": "flood"}             | 422 | there are primary
            POST   | /_twin/faults        | {"kind": "hang", "count": 0}  | 422 | count is 1
            POST   | /_twin/faults        | {"kind": "hang", "probability": 2} | 422 | probability is
            POST   | /_twin/faults        | {"kind": "hang", "retry_after": 2} | 422 | retry_after belongs
            POST   | /_twin/faults        | {"kind": "hang", "operation": "actions/fly"} | 422 | no operation actions/fly
            POST   | /_twin/events        | {"repository": "octo-org/none", "event": "push"} | 404 | there are octo-org/hello-world
            POST   | /_twin/events        | {"repository": "octo-org/hello-world", "event": "push"} | 422 | they wait for workflow_dispatch
            POST   | /_twin/events        | {"repository": "octo-org/hello-world", "event": "push", "branch": "x"} | 404 | there are main
            POST   | /_twin/repositories/octo-org/none/rename | {"name": "a"} | 404 | no repository octo-org/none
            POST   | /_twin/repositories/octo-org/hello-world/rename | {"name": "a/b"} | 422 | letters, digits
            POST   | /_twin/repositories/octo-org/hello-world/rename | {"name": "hello-world"} | 422 | already
            POST   | /_twin/tokens        | {}                            | 422 | token is missing
            POST   | /_twin/tokens        | {"token": "t", "kind": "odd"} | 422 | fine_grained
            POST   | /_twin/tokens        | {"token": "t", "account": "x"} | 422 | no user x
            POST   | /_twin/tokens        | {"token": "t", "repositories": ["a/b"]} | 422 | no repository a/b
            POST   | /_twin/tokens        | {"token": "t", "permissions": {"fly": "read"}} | 422 | fly
            POST   | /_twin/chaos         | {"kind": "delay", "count": 1} | 422 | delay needs a delay
            POST   | /_twin/recordings    | {}                            | 422 | name is missing
            POST   | /_twin/recordings    | {"name": "a b"}               | 422 | letters, digits
            POST   | /_twin/recordings    | {"name": "a", "seam": "moon"} | 422 | twin or service
            POST   | /_twin/recordings/stop | ``                          | 409 | nothing is being recorded
            PUT    | /_twin/recordings/a  | {"format": 2}                 | 422 | format
            POST   | /_twin/replays       | {"recording": "none"}         | 404 | no recording none
            GET    | /_twin/replays/7     | ``                            | 404 | no replay 7
            PUT    | /_twin/scenario      | nonsense                      | 422 | must
            """)
    void refusesSayingWhatToDo(String method, String path, String body, int status, String detail) {
        call(method, path, body)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.detail")
                .value(text -> assertThat((String) text).contains(detail));
    }

    /** A stage without a server. */
    private static final class TestStage implements Stage {

        private final Faults faults = new Faults(7);
        private final Recorder recorder = new Recorder(Timeline.stepped(TestTwin.START));
        private Scenario scenario = Scenarios.withoutHistory();
        private TestTwin twin = new TestTwin();

        @Override
        public Play play() {
            return new Play(
                    scenario,
                    twin.world,
                    twin.simulator,
                    AllOperations.of(twin.simulator, twin.links, twin.hooks, twin.tokens),
                    twin.tokens,
                    twin.hooks);
        }

        @Override
        public void begin(Scenario next) {
            scenario = next;
            twin = new TestTwin(next);
        }

        @Override
        public Timeline timeline() {
            return twin.time;
        }

        @Override
        public Recorder recorder() {
            return recorder;
        }

        @Override
        public Faults faults() {
            return faults;
        }

        @Override
        public Hook receiver() {
            return null;
        }
    }
}
