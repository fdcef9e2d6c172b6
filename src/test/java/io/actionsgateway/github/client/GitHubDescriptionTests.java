package io.actionsgateway.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.GitHubDescription.Example;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubDescriptionTests {

    private static final Operation RUN = Operation.get(
            "actions/get-workflow-run", "/repos/{owner}/{repo}/actions/runs/{run_id}", Permission.ACTIONS_READ);
    private static final Operation RUNS = Operation.get(
            "actions/list-workflow-runs-for-repo", "/repos/{owner}/{repo}/actions/runs", Permission.ACTIONS_READ);
    private static final Operation REVIEW = Operation.post(
            "actions/review-custom-gates-for-run",
            "/repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule",
            Permission.DEPLOYMENTS_WRITE);
    private static final Operation CANCEL = Operation.post(
            "actions/cancel-workflow-run",
            "/repos/{owner}/{repo}/actions/runs/{run_id}/cancel",
            Permission.ACTIONS_WRITE);
    private static final Operation DISPATCH = Operation.post(
            "actions/create-workflow-dispatch",
            "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
            Permission.ACTIONS_WRITE);

    private static List<String> complaints(Operation operation, String run, Map<String, ?> query, String body) {
        Map<String, String> variables =
                new HashMap<>(Map.of("owner", "octo-org", "repo", "hello-world", "run_id", run, "workflow_id", run));
        Call call = Call.of(operation, variables, query);
        Call whole = body == null ? call : call.withBody(body.getBytes(StandardCharsets.UTF_8));
        return GitHubDescription.OF_2022_11_28.complaints(whole);
    }

    @Test
    void takesWhatIsDescribed() {
        assertThat(complaints(RUN, "42", Map.of("exclude_pull_requests", true), null))
                .isEmpty();
        assertThat(complaints(RUNS, "42", Map.of("status", "failure", "created", ">=2026-01-01", "per_page", 7), null))
                .isEmpty();
        assertThat(complaints(REVIEW, "42", Map.of(), "{\"environment_name\":\"a/b\",\"state\":\"approved\"}"))
                .isEmpty();
        assertThat(complaints(RUN, "9223372036854775807", Map.of(), null)).isEmpty();
        assertThat(complaints(CANCEL, "42", Map.of(), null)).isEmpty();
        assertThat(complaints(DISPATCH, "main.yml", Map.of(), "{\"ref\":\"main\",\"return_run_details\":true}"))
                .isEmpty();
    }

    @Test
    void refusesWrongParameters() {
        assertThat(complaints(RUN, "x", Map.of(), null)).hasSize(1);
        assertThat(complaints(RUNS, "42", Map.of("status", "odd"), null)).hasSize(1);
        assertThat(complaints(RUNS, "42", Map.of("per_page", "many"), null)).hasSize(1);
        assertThat(complaints(RUNS, "42", Map.of("perpage", 7), null)).hasSize(1);
        assertThat(complaints(RUN, "42", Map.of("exclude_pull_requests", "no"), null))
                .hasSize(1);
    }

    @Test
    void refusesWrongBodies() {
        assertThat(complaints(REVIEW, "42", Map.of(), null)).hasSize(1);
        assertThat(complaints(REVIEW, "42", Map.of(), "{\"environment_name\":\"a\"}"))
                .isNotEmpty();
        assertThat(complaints(REVIEW, "42", Map.of(), "{\"environment_name\":\"a\",\"state\":\"maybe\"}"))
                .isNotEmpty();
        assertThat(complaints(DISPATCH, "42", Map.of(), "{\"ref\":\"a\",\"input\":{}}"))
                .hasSize(1);
        assertThat(complaints(CANCEL, "42", Map.of(), "{}")).hasSize(1);
    }

    @Test
    void refusesAnotherNameAndAnotherPlace() {
        Operation other = Operation.get("actions/get-run", RUN.path(), Permission.ACTIONS_READ);
        assertThat(complaints(other, "42", Map.of(), null)).hasSize(1);
        Operation unknown = Operation.get("actions/get-run", "/repos/{owner}/runs", Permission.ACTIONS_READ);
        assertThat(complaints(unknown, "42", Map.of(), null)).hasSize(1);
    }

    @Test
    void givesExamplesWithTheirSchema() {
        assertThat(GitHubDescription.ALL).allSatisfy(description -> {
            Example run = description.examples(RUN).getFirst();
            assertThat(run.status()).isEqualTo(200);
            assertThat(run.value().path("id").isIntegralNumber()).isTrue();
            assertThat(description.properties(run.schema())).containsKeys("id", "head_sha");
            assertThat(description.examples(RUNS).getFirst().value().path("workflow_runs"))
                    .isNotEmpty();
        });
        assertThat(GitHubDescription.OF_2022_11_28.successes(DISPATCH)).containsExactly(200, 204);
        assertThat(GitHubDescription.OF_2026_03_10.successes(DISPATCH)).containsExactly(200);
    }
}
