package io.actionsgateway.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.StepScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.Step;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSimulatorTests {

    private final TestTwin twin = new TestTwin();

    @Test
    void tellsARunFromRequestToCompletion() {
        twin.played("ci.yml", Map.of());

        assertThat(twin.story())
                .containsExactly(
                        "workflow_dispatch null",
                        "workflow_run requested",
                        "workflow_job queued build",
                        "workflow_run in_progress",
                        "workflow_job in_progress build",
                        "workflow_job completed build",
                        "workflow_job queued test",
                        "workflow_job in_progress test",
                        "workflow_job completed test",
                        "workflow_run completed success");
    }

    @Test
    void takesAsManySecondsAsAsked() {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of("seconds", "20"));

        twin.time.advance(Duration.ofMillis(19_999));
        assertThat(run.latest().isCompleted()).isFalse();
        twin.time.advance(Duration.ofMillis(1));
        assertThat(run.latest().isCompleted()).isTrue();
    }

    @Test
    void failsAtTheFragileStepAndSkipsAllButTheLast() {
        WorkflowRun run = twin.played("ci.yml", Map.of("outcome", "failure"));

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(run.latest().jobs("build").getFirst().conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.latest().jobs("test").getFirst().steps())
                .extracting(Step::conclusion)
                .containsExactly(
                        Conclusion.SUCCESS,
                        Conclusion.SUCCESS,
                        Conclusion.FAILURE,
                        Conclusion.SKIPPED,
                        Conclusion.SUCCESS);
    }

    @Test
    void skipsAJobWhoseNeedFailed() {
        JobScript fragile = JobScript.plain(
                "a",
                List.of(),
                List.of(
                        StepScript.named("break").ending("failure"),
                        StepScript.named("clean up").inAnyCase()));
        JobScript after = JobScript.plain("b", List.of("a"), List.of(StepScript.named("never")));
        TestTwin other = new TestTwin(Scenarios.playing(WorkflowScript.dispatched(
                1, "CI", ".github/workflows/ci.yml", List.of(), "5", List.of(fragile, after))));

        WorkflowRun run = other.played("ci.yml", Map.of());

        assertThat(run.latest().jobs("b").getFirst().conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(other.story())
                .endsWith("workflow_job completed a", "workflow_job completed b", "workflow_run completed failure");
    }

    @Test
    void repeatsItselfToTheByte() {
        assertThat(history(new TestTwin())).isEqualTo(history(twin)).hasSizeGreaterThan(30);
    }

    private static List<String> history(TestTwin twin) {
        WorkflowRun ci = twin.dispatch("ci.yml", Map.of("outcome", "failure", "seconds", "7"));
        WorkflowRun deploy = twin.played("deploy.yml", Map.of());
        twin.rerunFailed(ci);
        twin.approve(twin.waiting(deploy), "");
        twin.time.advance(TestTwin.LONG_ENOUGH);
        return twin.events.stream()
                .map(event -> event.guid() + " " + event.event() + " " + event.body())
                .toList();
    }

    @Test
    void playsARunThatTakesNoTimeInOneInstant() {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of("seconds", "0"));

        twin.time.advance(Duration.ZERO);

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
    }
}
