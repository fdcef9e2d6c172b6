package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunListApiTests {

    private static final String SHA = "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    @ParameterizedTest
    @CsvSource({
        "'', 2",
        "actor=OCTOCAT, 2",
        "actor=monalisa, 0",
        "branch=main, 2",
        "branch=topic%2Fa%2Bb, 0",
        "event=workflow_dispatch, 2",
        "event=push, 0",
        "head_sha=" + SHA + ", 2",
        "head_sha=7fd1a60, 0",
        "check_suite_id=1, 0",
        "status=completed, 1",
        "status=failure, 1",
        "status=queued, 1",
        "status=success, 0",
        "status=, 2",
        "created=2026-05-01, 2",
        "created=%3E%3D2026-05-01T10:01:00Z, 1",
        "created=2026-04-01..2026-04-30, 0",
        "status=failure&event=workflow_dispatch&created=*..2026-05-01, 1"
    })
    void findsRunsThatPassAllFilters(String query, int found) {
        twin.played("ci.yml", Map.of("outcome", "failure"));
        twin.dispatch("ci.yml", Map.of());

        counts(ApiClient.ACTIONS + "/runs?" + query, found);
        counts(ApiClient.ACTIONS + "/workflows/ci.yml/runs?" + query, found);
        counts(ApiClient.ACTIONS + "/workflows/deploy.yml/runs?" + query, 0);
    }

    private void counts(String path, int found) {
        RawCalls.get(api, path)
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(found)
                .jsonPath("$.workflow_runs.length()")
                .isEqualTo(found);
    }

    @Test
    void findsARunByItsCheckSuite() {
        twin.dispatch("ci.yml", Map.of());
        long suite = twin.dispatch("ci.yml", Map.of()).checkSuiteId();

        counts(ApiClient.ACTIONS + "/runs?exclude_pull_requests=true&check_suite_id=" + suite, 1);
    }

    @Test
    void findsAThousandAtMostWhenItSearches() {
        Repository repository = twin.repository();
        Workflow workflow = repository.workflow("ci.yml").orElseThrow();
        Trigger trigger = twin.dispatch("ci.yml", Map.of()).trigger();
        IntStream.rangeClosed(1, 1_000)
                .forEach(each -> repository.runs().create(repository, workflow, trigger, TestTwin.START));

        api.get(ApiClient.ACTIONS + "/runs?per_page=100&page=11")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(1_001)
                .jsonPath("$.workflow_runs.length()")
                .isEqualTo(1);
        api.get(ApiClient.ACTIONS + "/runs?per_page=100&page=11&branch=main")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(1_000)
                .jsonPath("$.workflow_runs.length()")
                .isEqualTo(0);
    }

    @Test
    void refusesADateThatIsNone() {
        ApiClient.refused(api.get(ApiClient.ACTIONS + "/runs?created=yesterday"), 422, "Validation Failed")
                .jsonPath("$.errors[0].field")
                .isEqualTo("created");
    }
}
