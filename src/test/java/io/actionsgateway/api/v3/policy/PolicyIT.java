package io.actionsgateway.api.v3.policy;

import static io.actionsgateway.api.v3.WaitingRuns.PRODUCTION;
import static io.actionsgateway.api.v3.WaitingRuns.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.api.v3.WaitingRuns;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which workflows and environments a caller may touch, over HTTP. */
@DialectTest
class PolicyIT {

    private static final String APPROVALS = "/api/v1/repos/octo-org/hello-world/runs/";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private JdbcClient database;

    @Value("${actions.github.api-url}")
    private URI gitHub;

    private As ci;
    private As production;
    private As staging;
    private WaitingRuns runs;

    @BeforeEach
    void meet() {
        database.sql("delete from dispatch").update();
        ci = as("ci", Set.of("ci*.yml"), Set.of());
        production = as("production", Set.of(), Set.of("prod*"));
        staging = as("staging", Set.of(), Set.of("staging"));
        runs = new WaitingRuns(service, time, database, gitHub);
        upstream.fromHere();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /actions/workflows/deploy.yml/dispatches, 0",
        "POST, /actions/workflows/269289/dispatches, 1",
        "PUT, /actions/workflows/deploy.yml/disable, 0",
        "PUT, /actions/workflows/269289/enable, 1",
        "POST, /dispatches, 0"
    })
    void keepsCallersToTheirWorkflows(String method, String path, int lookUps) {
        String body = path.equals("/dispatches") ? "{\"event_type\":\"go\"}" : "{\"ref\":\"main\"}";

        refused(ci.send(method, WORLD + path, method.equals("POST") ? body : ""), "workflow_not_granted", lookUps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.yml", "CI.yml", "161335"})
    void letsThemHaveTheirWorkflows(String workflow) {
        int status = ci.post(WORLD + "/actions/workflows/" + workflow + "/dispatches", "{\"ref\":\"main\"}")
                .statusCode();

        assertThat(status).isIn(204, workflow.equals("CI.yml") ? 404 : 204);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /rerun",
        "POST, /rerun-failed-jobs",
        "POST, /cancel",
        "POST, /force-cancel",
        "POST, /approve",
        "DELETE, ''",
        "DELETE, /logs"
    })
    void keepsCallersToTheRunsOfTheirWorkflows(String method, String path) {
        JsonNode deploy =
                runs.json(WORLD + "/actions/workflows/deploy.yml/runs").at("/workflow_runs/0/id");
        upstream.fromHere();

        refused(ci.send(method, WORLD + "/actions/runs/" + deploy.longValue() + path, ""), "workflow_not_granted", 1);
    }

    @Test
    void keepsCallersToTheJobsOfTheirWorkflows() {
        long run = runs.json(WORLD + "/actions/workflows/deploy.yml/runs")
                .at("/workflow_runs/0/id")
                .longValue();
        long job = runs.json(WORLD + "/actions/runs/" + run + "/jobs")
                .at("/jobs/0/id")
                .longValue();
        upstream.fromHere();

        refused(ci.post(WORLD + "/actions/jobs/" + job + "/rerun", ""), "workflow_not_granted", 2);
    }

    @Test
    void asksNothingForCallersWithoutLimits() {
        As caller = as("all", Set.of(), Set.of());
        assertThat(caller.post(WORLD + "/actions/workflows/161335/dispatches", "{\"ref\":\"main\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @Test
    void answersForARunThatIsNotThereAsGitHubDoes() {
        HttpResponse<String> answer = ci.post(WORLD + "/actions/runs/1/cancel", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"message\":\"Not Found\"");
    }

    @Test
    void keepsReviewersToTheirEnvironments() {
        long run = runs.byNobody();
        upstream.fromHere();
        refused(staging.post(runs.gate(run), runs.review("approved")), "environment_not_granted", 1);
        refused(staging.post(runs.gate(run), runs.review("rejected")), "environment_not_granted", 1);
        String unknown = runs.review("approved").replace(Long.toString(PRODUCTION), "1");
        refused(production.post(runs.gate(run), unknown), "environment_not_granted", 1);
        refused(
                staging.post(
                        WORLD + "/actions/runs/" + run + "/deployment_protection_rule",
                        "{\"environment_name\":\"production\",\"state\":\"rejected\"}"),
                "environment_not_granted",
                0);
        upstream.fromHere();
        refused(
                staging.post(APPROVALS + run + "/approvals", decision("production", "approved")),
                "environment_not_granted",
                0);

        assertThat(production.post(runs.gate(run), runs.review("approved")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsAndDecidesByTheNamesOfEnvironments() {
        long run = runs.byNobody();
        As reader = as("reader", Set.of(), Set.of());

        JsonNode before = json(reader.get(APPROVALS + run + "/approvals"));
        assertThat(before.at("/pending/0/environment").asString()).isEqualTo("production");
        assertThat(before.at("/pending/0/can_approve").booleanValue()).isTrue();
        assertThat(before.at("/pending/0/reviewers/0/name").asString()).isEqualTo("monalisa");
        assertThat(before.path("reviews")).isEmpty();

        JsonNode decided = json(production.post(APPROVALS + run + "/approvals", decision("PRODuction", "approved")));
        assertThat(decided.path("decision").asString()).isEqualTo("approved");
        assertThat(decided.path("run_id").longValue()).isEqualTo(run);

        runs.letTimePass();
        JsonNode after = json(reader.get(APPROVALS + run + "/approvals"));
        assertThat(after.path("pending")).isEmpty();
        assertThat(after.at("/reviews/0/state").asString()).isEqualTo("approved");
        assertThat(after.at("/reviews/0/environments/0").asString()).isEqualTo("production");
        assertThat(after.at("/reviews/0/comment").asString()).isEqualTo("Ship it");
        assertThat(after.at("/reviews/0/user").asString()).isEqualTo("monalisa");
    }

    @Test
    void namesTheEnvironmentForWhichNothingWaits() {
        long run = runs.byNobody();
        As caller = as("names", Set.of(), Set.of());
        upstream.fromHere();

        HttpResponse<String> answer = caller.post(APPROVALS + run + "/approvals", decision("moon", "approved"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("'moon'");
        assertThat(upstream.sinceThen()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"environments": [], "decision": "approved"}                              | environments
            {"environments": "production", "decision": "approved"}                    | environments
            {"environments": [1], "decision": "approved"}                             | environments
            {"environments": ["a"], "decision": "perhaps"}                            | decision
            {"environments": ["a"]}                                                   | decision
            {"environments": ["a"], "decision": "approved", "comment": 1}             | comment
            {"environments": ["a"], "decision": "approved", "more": 1}                | body
            {"environments": ["a"], "decision": "rejected", "decision": "approved"}   | body
            nothing                                                                   | body
            """)
    void refusesADecisionThatIsNone(String body, String parameter) {
        HttpResponse<String> answer = staging.post(APPROVALS + "1/approvals", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("parameter").asString())
                .isEqualTo(parameter);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    private void refused(HttpResponse<String> answer, String code, int lookUps) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(code);
        assertThat(upstream.sinceThen())
                .hasSizeLessThanOrEqualTo(lookUps)
                .allSatisfy(call -> assertThat(call.method().name()).isEqualTo("GET"));
        upstream.fromHere();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String decision(String environment, String word) {
        return "{\"environments\":[\"" + environment + "\"],\"decision\":\"" + word + "\",\"comment\":\"Ship it\"}";
    }

    private As as(String name, Set<String> workflows, Set<String> environments) {
        return new As(
                service, callers.with("policy-" + name, TestCallers.limited(workflows, environments, "octo-org/*")));
    }
}
