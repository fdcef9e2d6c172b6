package io.actionsgateway.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentGateTests {

    private final TestTwin twin = new TestTwin();

    @Test
    void holdsADeploymentUntilItsReviewerApproves() {
        WorkflowRun run = twin.played("deploy.yml", Map.of());
        assertThat(run.latest().status()).isEqualTo(Status.WAITING);
        assertThat(twin.story())
                .endsWith(
                        "workflow_job completed build",
                        "deployment created",
                        "workflow_job queued deploy",
                        "workflow_job waiting deploy",
                        "deployment_status created waiting",
                        "deployment_review requested");

        twin.fromHere();
        twin.approve(twin.waiting(run), "Ship it!");
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(twin.story())
                .containsExactly(
                        "deployment_review approved",
                        "deployment_status created queued",
                        "workflow_job queued deploy",
                        "workflow_job in_progress deploy",
                        "deployment_status created in_progress",
                        "workflow_job completed deploy",
                        "deployment_status created success",
                        "workflow_run completed success");
    }

    @Test
    void queuesTwiceWithNothingButStatusAndDeploymentTimeToTellThemApart() {
        WorkflowRun run = twin.played("deploy.yml", Map.of());
        twin.approve(twin.waiting(run), "");

        List<String> jobs = twin.events.stream()
                .filter(event -> event.event().equals("workflow_job"))
                .map(TestTwin::payload)
                .filter(payload -> payload.at("/workflow_job/name").asString().equals("deploy"))
                .map(payload -> payload.at("/workflow_job").toString())
                .toList();

        assertThat(jobs).hasSize(3);
        assertThat(jobs.get(1)).contains("\"status\":\"waiting\"");
        assertThat(jobs.get(2)).isEqualTo(jobs.get(0));
    }

    @Test
    void failsTheRunWhenTheReviewerRejects() {
        WorkflowRun run = twin.played("deploy.yml", Map.of());

        twin.fromHere();
        twin.reject(twin.waiting(run), "Not today");

        assertThat(twin.story())
                .containsExactly(
                        "deployment_review rejected",
                        "workflow_job completed deploy",
                        "deployment_status created failure",
                        "workflow_run completed failure");
    }
}
