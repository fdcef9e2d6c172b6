package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.ConcurrencyScript;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ConcurrencyApiTests {

    private static final String GROUPS = ApiClient.ACTIONS + "/concurrency_groups";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);
    private final WorkflowRun holder = twin.dispatch("ci.yml", Map.of());
    private final WorkflowRun next = twin.dispatch("ci.yml", Map.of());
    private final WorkflowJob job =
            twin.dispatch("ci.yml", Map.of()).latest().jobs().getFirst();

    @BeforeEach
    void holdsGroups() {
        enter("deploy/eu", holder, null);
        enter("deploy/eu", next, null);
        enter("deploy/eu", job.attempt().run(), job);
        twin.time.advance(Duration.ofSeconds(1));
        enter("build", next, null);
    }

    private void enter(String name, WorkflowRun run, WorkflowJob work) {
        twin.repository().concurrencyGroups().enter(name, run, work, twin.world.now());
    }

    @Test
    void walksTheGroupsOfARepositoryByCursor() {
        AtomicReference<String> link = new AtomicReference<>();
        api.get(GROUPS + "?per_page=1")
                .expectHeader()
                .value("Link", link::set)
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(2)
                .jsonPath("$.concurrency_groups[0].group_name")
                .isEqualTo("build")
                .jsonPath("$.concurrency_groups[0].last_acquired_at")
                .isEqualTo("2026-05-01T10:00:01Z");
        assertThat(link.get()).contains("rel=\"next\"").doesNotContain("prev");

        RawCalls.get(api, link.get().replaceAll("^<(.*)>.*$", "$1"))
                .expectHeader()
                .doesNotExist("Link")
                .expectBody()
                .jsonPath("$.concurrency_groups.length()")
                .isEqualTo(1)
                .jsonPath("$.concurrency_groups[0].group_name")
                .isEqualTo("deploy/eu")
                .jsonPath("$.concurrency_groups[0].group_url")
                .value(url -> assertThat((String) url).endsWith(GROUPS + "/deploy%2Feu"));
    }

    @Test
    void showsWhoHoldsAGroupAndWhoWaits() {
        deployEu("")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(3)
                .jsonPath("$.group_members[0].run_id")
                .isEqualTo(holder.id())
                .jsonPath("$.group_members[0].status")
                .isEqualTo("in_progress")
                .jsonPath("$.group_members[2].job_id")
                .isEqualTo(job.id())
                .jsonPath("$.group_members[2].status")
                .isEqualTo("pending");
    }

    @Test
    void showsWhoIsAhead() {
        deployEu("?ahead_of_run=" + next.id())
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(2)
                .jsonPath("$.group_members[1].run_id")
                .isEqualTo(next.id());
        deployEu("?ahead_of_job=" + job.id())
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(3);
    }

    @Test
    void refusesQuestionsWithoutAnAnswer() {
        ApiClient.refused(
                deployEu("?ahead_of_run=1&ahead_of_job=1"),
                422,
                "Only one of 'ahead_of_run' and 'ahead_of_job' may be given.");
        ApiClient.refused(deployEu("?ahead_of_run=1"), 422, "It is not in this concurrency group.");
        ApiClient.refused(deployEu("?ahead_of_job=0"), 422, "'ahead_of_job' must be a positive number.");
        ApiClient.refused(api.get(GROUPS + "/nobody"), 404, "Not Found");
        ApiClient.refused(api.get(GROUPS + "?after=***"), 422, "Invalid cursor.");
        ApiClient.refused(api.get(ApiClient.ACTIONS + "/runs/1/concurrency_groups"), 404, "Not Found");
    }

    private ResponseSpec deployEu(String query) {
        return RawCalls.get(api, GROUPS + "/deploy%2Feu" + query);
    }

    @Test
    void showsTheGroupsOfARunAlsoOnceItHasLeft() {
        WorkflowScript ci =
                Scenario.helloWorld().repositories().getFirst().workflows().getFirst();
        TestTwin alone =
                new TestTwin(Scenarios.playing(ci.alone(ConcurrencyScript.waiting("ci-${{ github.ref_name }}"))));
        ApiClient client = new ApiClient(alone);
        WorkflowRun first = alone.dispatch("ci.yml", Map.of());
        WorkflowRun second = alone.dispatch("ci.yml", Map.of());

        client.get(ApiClient.run(second) + "/concurrency_groups")
                .expectBody()
                .jsonPath("$.concurrency_groups[0].group_name")
                .isEqualTo("ci-main")
                .jsonPath("$.concurrency_groups[0].group_members[0].position")
                .isEqualTo(1)
                .jsonPath("$.concurrency_groups[0].group_members[0].status")
                .isEqualTo("pending");
        alone.time.advance(TestTwin.LONG_ENOUGH);
        client.get(ApiClient.run(first) + "/concurrency_groups")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(1)
                .jsonPath("$.concurrency_groups[0].group_members.length()")
                .isEqualTo(0);
        client.get(ApiClient.run(first) + "/concurrency_groups?before=YQ")
                .expectBody()
                .jsonPath("$.concurrency_groups.length()")
                .isEqualTo(0);
    }
}
