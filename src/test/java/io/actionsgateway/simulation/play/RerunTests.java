package io.actionsgateway.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RerunTests {

    private final TestTwin twin = new TestTwin();

    @Test
    void rerunsAsTheNextAttemptWithoutASecondRequest() {
        WorkflowRun run = twin.played("ci.yml", Map.of());
        long firstBuild = run.latest().jobs("build").getFirst().id();

        twin.fromHere();
        twin.rerun(run);
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(run.latest().number()).isEqualTo(2);
        assertThat(run.latest().jobs("build").getFirst().id()).isNotEqualTo(firstBuild);
        assertThat(twin.story())
                .startsWith("workflow_job queued build", "workflow_run in_progress")
                .endsWith("workflow_run completed success")
                .doesNotContain("workflow_run requested");
        assertThat(TestTwin.payload(twin.events.getLast())
                        .at("/workflow_run/previous_attempt_url")
                        .asString())
                .endsWith("/actions/runs/" + run.id() + "/attempts/1");
    }

    @Test
    void rerunsFailedJobsAndTellsAgainOfThoseThatSucceeded() {
        WorkflowRun run = twin.played("ci.yml", Map.of("outcome", "failure"));
        var before = jobEvent(twin).at("/workflow_job");

        twin.fromHere();
        twin.rerunFailed(run);
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(twin.story())
                .startsWith("workflow_job completed build", "workflow_job queued test", "workflow_run in_progress");
        var carried = TestTwin.payload(twin.events.getFirst()).at("/workflow_job");
        assertThat(carried.get("run_attempt").asInt()).isEqualTo(2);
        for (String same : List.of("id", "started_at", "completed_at", "steps")) {
            assertThat(carried.get(same)).as(same).isEqualTo(before.get(same));
        }
    }

    /** The first job's end. */
    private static JsonNode jobEvent(TestTwin twin) {
        return twin.events.stream()
                .filter(event -> event.event().equals("workflow_job") && "completed".equals(event.action()))
                .map(TestTwin::payload)
                .findFirst()
                .orElseThrow();
    }
}
