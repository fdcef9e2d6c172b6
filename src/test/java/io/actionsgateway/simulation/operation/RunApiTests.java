package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunApiTests {

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @Test
    void showsTheRepository() {
        api.get("/repos/octo-org/hello-world")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.full_name")
                .isEqualTo("octo-org/hello-world")
                .jsonPath("$.default_branch")
                .isEqualTo("main")
                .jsonPath("$.owner.type")
                .isEqualTo("Organization")
                .jsonPath("$.network_count")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere",
        "/repos/octo-org/other",
        "/repos/octo-org/hello-world/actions/runs/1",
        "/repos/octo-org/hello-world/actions/runs/one",
        "/repos/octo-org/hello-world/actions/jobs/1"
    })
    void doesNotFindWhatIsNotThere(String path) {
        ApiClient.refused(api.get(path), 404, "Not Found");
    }

    @Test
    void showsARunItsAttemptsAndItsJobs() {
        WorkflowRun failed = twin.played("ci.yml", Map.of("outcome", "failure"));
        api.post(ApiClient.run(failed) + "/rerun-failed-jobs", "")
                .expectStatus()
                .isCreated();

        api.get(ApiClient.run(failed)).expectBody().jsonPath("$.run_attempt").isEqualTo(2);
        api.get(ApiClient.run(failed) + "/attempts/1")
                .expectBody()
                .jsonPath("$.conclusion")
                .isEqualTo("failure");
        api.get(ApiClient.run(failed) + "/attempts/3").expectStatus().isNotFound();
        api.get(ApiClient.run(failed) + "/jobs")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(2);
        api.get(ApiClient.run(failed) + "/jobs?filter=all")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(3);
        api.get(ApiClient.run(failed) + "/attempts/1/jobs")
                .expectBody()
                .jsonPath("$.jobs[1].conclusion")
                .isEqualTo("failure");
        long build = failed.latest().jobs("build").getFirst().id();
        api.get(ApiClient.ACTIONS + "/jobs/" + build)
                .expectBody()
                .jsonPath("$.run_attempt")
                .isEqualTo(2);
    }

    @Test
    void pagesRunsNewestFirstWithLinks() {
        List<Long> ids = List.of(
                twin.dispatch("ci.yml", Map.of()).id(),
                twin.dispatch("ci.yml", Map.of()).id(),
                twin.dispatch("ci.yml", Map.of()).id());

        api.get(ApiClient.ACTIONS + "/runs?per_page=2&branch=main")
                .expectHeader()
                .value(
                        "Link",
                        link -> assertThat(link)
                                .contains("per_page=2&branch=main&page=2>; rel=\"next\"")
                                .contains("rel=\"last\"")
                                .doesNotContain("prev"))
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(3)
                .jsonPath("$.workflow_runs.length()")
                .isEqualTo(2)
                .jsonPath("$.workflow_runs[0].id")
                .isEqualTo(ids.getLast());
        api.get(ApiClient.ACTIONS + "/runs?per_page=2&page=2")
                .expectHeader()
                .value("Link", link -> assertThat(link).contains("rel=\"prev\"").contains("rel=\"first\""))
                .expectBody()
                .jsonPath("$.workflow_runs[0].id")
                .isEqualTo(ids.getFirst());
    }

    @Test
    void deletesARunOnceItIsOver() {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of());
        ApiClient.refused(RawCalls.delete(api, ApiClient.run(run)), 403, "Could not delete the workflow run");

        twin.time.advance(TestTwin.LONG_ENOUGH);
        RawCalls.delete(api, ApiClient.run(run)).expectStatus().isNoContent();

        ApiClient.refused(api.get(ApiClient.run(run)), 404, "Not Found");
        ApiClient.refused(RawCalls.delete(api, ApiClient.run(run)), 404, "Not Found");
    }

    @Test
    void refusesToApproveWhatIsNoStrangersRun() {
        WorkflowRun run = twin.dispatch("ci.yml", Map.of());

        ApiClient.refused(
                api.post(ApiClient.run(run) + "/approve", ""), 403, "This run is not from a fork pull request");
        ApiClient.refused(api.post(ApiClient.ACTIONS + "/runs/1/approve", ""), 404, "Not Found");
    }

    @Test
    void letsAStrangersRunBegin() {
        Trigger own = twin.dispatch("ci.yml", Map.of()).trigger();
        Trigger strange = new Trigger("pull_request", own.branch(), own.headSha(), own.actor(), own.inputs(), true);
        WorkflowRun run = twin.simulator.dispatch(
                twin.repository(), twin.repository().workflow("ci.yml").orElseThrow(), strange);
        api.get(ApiClient.run(run)).expectBody().jsonPath("$.conclusion").isEqualTo("action_required");
        ApiClient.refused(api.post(ApiClient.run(run) + "/rerun", ""), 403, "This workflow run cannot be retried");

        api.post(ApiClient.run(run) + "/approve", "")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{}");
        twin.time.advance(TestTwin.LONG_ENOUGH);

        api.get(ApiClient.run(run)).expectBody().jsonPath("$.conclusion").isEqualTo("success");
    }
}
