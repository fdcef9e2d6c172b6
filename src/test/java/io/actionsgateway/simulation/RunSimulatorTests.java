package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(run.latest().job("build").orElseThrow().conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.latest().job("test").orElseThrow().steps())
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
        JobScript fragile = new JobScript("a", List.of(), List.of("break", "clean up"), "break", null);
        JobScript after = new JobScript("b", List.of("a"), List.of("never"), null, null);
        TestTwin other = new TestTwin(withJobs(fragile, after));

        WorkflowRun run = other.played("ci.yml", Map.of("outcome", "failure"));

        assertThat(run.latest().job("b").orElseThrow().conclusion()).isEqualTo(Conclusion.SKIPPED);
        assertThat(other.story())
                .endsWith("workflow_job completed a", "workflow_job completed b", "workflow_run completed failure");
    }

    private static Seed withJobs(JobScript... jobs) {
        Seed seed = Seed.helloWorld();
        WorkflowScript ci = seed.workflow("ci.yml").orElseThrow();
        return new Seed(
                seed.owner(),
                seed.actor(),
                seed.id(),
                seed.name(),
                seed.branch(),
                seed.headSha(),
                List.of(new WorkflowScript(ci.id(), ci.name(), ci.path(), ci.inputs(), List.of(jobs))));
    }

    @Test
    void repeatsItselfToTheByte() {
        assertThat(history(new TestTwin())).isEqualTo(history(twin)).hasSizeGreaterThan(30);
    }

    private static List<WebhookEvent> history(TestTwin twin) {
        WorkflowRun ci = twin.dispatch("ci.yml", Map.of("outcome", "failure", "seconds", "7"));
        WorkflowRun deploy = twin.played("deploy.yml", Map.of());
        twin.simulator.rerunFailed(ci);
        twin.simulator.approve(twin.waiting(deploy), "");
        twin.time.advance(TestTwin.LONG_ENOUGH);
        return twin.events;
    }

    @Test
    void playsARunThatTakesNoTimeInOneInstant() {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of("seconds", "0"));

        twin.time.advance(Duration.ZERO);

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
    }
}
