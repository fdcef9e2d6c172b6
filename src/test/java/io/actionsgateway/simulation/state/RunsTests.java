package io.actionsgateway.simulation.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunsTests {

    private final TestTwin twin = new TestTwin();
    private final Repository repository = twin.repository();
    private final Runs runs = repository.runs();

    private WorkflowRun create() {
        Workflow ci = repository.workflow("ci.yml").orElseThrow();
        Trigger trigger = new Trigger("workflow_dispatch", "main", "abc", twin.world.actor(), new LinkedHashMap<>());
        return runs.create(repository, ci, trigger, TestTwin.START);
    }

    @Test
    void forgetsTheOldestCompletedRunWhenThereAreTooMany() {
        WorkflowRun waits = create();
        WorkflowRun oldestCompleted = create();
        WorkflowJob job = new WorkflowJob(
                1,
                oldestCompleted.latest(),
                oldestCompleted.workflow().script().jobs().getFirst(),
                Map.of(),
                TestTwin.START);
        runs.add(job);
        oldestCompleted.latest().complete(TestTwin.START);
        for (int others = 0; others < 9_999; others++) {
            create();
        }

        assertThat(runs.newestFirst()).hasSize(10_000);
        assertThat(runs.run(waits.id())).isPresent();
        assertThat(runs.run(oldestCompleted.id())).isEmpty();
        assertThat(runs.job(job.id())).isEmpty();
    }

    @Test
    void countsTheRunsOfEachWorkflow() {
        create();

        assertThat(create().number()).isEqualTo(2);
    }
}
