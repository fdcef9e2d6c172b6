package io.actionsgateway.simulation.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.WebhookSchemas;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnouncerTests {

    @ParameterizedTest
    @MethodSource("stories")
    void writesWhatGitHubsSchemasAllow(Consumer<TestTwin> story) {
        TestTwin twin = new TestTwin();

        story.accept(twin);
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(twin.story()).last().asString().startsWith("workflow_run completed");
        assertThat(twin.events.stream().flatMap(event -> WebhookSchemas.complaints(event).stream()))
                .isEmpty();
    }

    static Stream<Named<Consumer<TestTwin>>> stories() {
        return Stream.of(
                Named.of("success", twin -> twin.played("ci.yml", Map.of())),
                Named.of("failure", twin -> twin.played("ci.yml", Map.of("outcome", "failure"))),
                Named.of("approved", twin -> twin.approve(gated(twin), "Ship it!")),
                Named.of("rejected", twin -> twin.reject(gated(twin), "Not today")),
                Named.of("rerun", twin -> twin.rerun(twin.played("ci.yml", Map.of()))),
                Named.of(
                        "rerun of failed jobs",
                        twin -> twin.rerunFailed(twin.played("ci.yml", Map.of("outcome", "failure")))));
    }

    private static List<WorkflowJob> gated(TestTwin twin) {
        return twin.waiting(twin.played("deploy.yml", Map.of()));
    }

    @Test
    void wouldHearTheSchemasComplain() {
        TestTwin twin = new TestTwin();
        twin.played("ci.yml", Map.of());
        WebhookEvent event = twin.last("workflow_run");

        var broken = new WebhookEvent(
                event.guid(),
                event.event(),
                event.action(),
                event.repository(),
                event.body().replace("\"run_attempt\":1", "\"x\":1"));

        assertThat(WebhookSchemas.complaints(broken))
                .anySatisfy(complaint -> assertThat(complaint).contains("run_attempt"));
    }

    @Test
    void tellsTheInputsOfADispatchWithTheirDefaults() {
        TestTwin twin = new TestTwin();
        twin.dispatch("ci.yml", Map.of("seconds", "9"));
        twin.dispatch("deploy.yml", Map.of());

        var dispatches = twin.events.stream()
                .filter(event -> event.event().equals("workflow_dispatch"))
                .map(event -> TestTwin.payload(event).get("inputs").toString());

        assertThat(dispatches).containsExactly("{\"outcome\":\"success\",\"seconds\":\"9\"}", "null");
    }

    @Test
    void tellsApiAddressesOfTheTwinAndTimesInWholeSeconds() {
        TestTwin twin = new TestTwin();
        twin.played("ci.yml", Map.of());

        var run = TestTwin.payload(twin.last("workflow_run")).get("workflow_run");

        assertThat(run.get("url").asString())
                .isEqualTo("http://localhost:8090/repos/octo-org/hello-world/actions/runs/" + run.get("id"));
        assertThat(run.get("html_url").asString())
                .isEqualTo("https://github.com/octo-org/hello-world/actions/runs/" + run.get("id"));
        assertThat(run.get("updated_at").asString()).isEqualTo("2026-05-01T10:00:05Z");
    }
}
