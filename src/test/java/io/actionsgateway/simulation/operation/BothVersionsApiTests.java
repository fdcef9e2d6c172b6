package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BothVersionsApiTests {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    /** The judge compares each answer with the description of the version that was asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"2022-11-28", "2026-03-10"})
    void answersAsDescribed(String version) {
        WorkflowRun run = twin.played("deploy.yml", Map.of());
        long job = run.latest().jobs().getFirst().id();

        for (String path : List.of(
                ApiClient.ACTIONS + "/workflows",
                ApiClient.ACTIONS + "/workflows/ci.yml",
                ApiClient.ACTIONS + "/workflows/ci.yml/timing",
                ApiClient.ACTIONS + "/workflows/deploy.yml/runs",
                ApiClient.ACTIONS + "/runs",
                ApiClient.run(run),
                ApiClient.run(run) + "/attempts/1",
                ApiClient.run(run) + "/attempts/1/jobs",
                ApiClient.run(run) + "/jobs",
                ApiClient.run(run) + "/timing",
                ApiClient.run(run) + "/approvals",
                ApiClient.run(run) + "/pending_deployments",
                ApiClient.run(run) + "/concurrency_groups",
                ApiClient.ACTIONS + "/jobs/" + job,
                ApiClient.ACTIONS + "/concurrency_groups",
                REPOSITORY + "/environments",
                REPOSITORY + "/environments/production",
                REPOSITORY + "/environments/production/deployment_protection_rules",
                REPOSITORY + "/environments/production/deployment_protection_rules/apps")) {
            api.http()
                    .get()
                    .uri(path)
                    .header("Authorization", "token any")
                    .header("X-GitHub-Api-Version", version)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }
}
