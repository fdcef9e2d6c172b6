package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class RunsTests {

    private final Runs runs = new Runs(new Ids(7, TestTwin.START));

    private WorkflowRun create() {
        WorkflowScript ci = Seed.helloWorld().workflows().getFirst();
        return runs.create(ci, new LinkedHashMap<>(), TestTwin.START);
    }

    @Test
    void forgetsTheOldestCompletedRunWhenThereAreTooMany() {
        WorkflowRun waits = create();
        WorkflowRun oldestCompleted = create();
        WorkflowJob job = new WorkflowJob(
                1, oldestCompleted.latest(), oldestCompleted.workflow().jobs().getFirst(), TestTwin.START);
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
