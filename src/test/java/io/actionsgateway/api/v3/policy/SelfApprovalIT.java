package io.actionsgateway.api.v3.policy;

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
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody approves what he started, whichever way he tries. */
@DialectTest
class SelfApprovalIT {

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

    private As alice;
    private As bob;
    private WaitingRuns runs;

    @BeforeEach
    void meet() {
        database.sql("delete from dispatch").update();
        alice = as("alice");
        bob = as("bob");
        runs = new WaitingRuns(service, time, database, gitHub);
    }

    @Test
    void refusesTheApprovalOfWhatTheSameSubjectDispatched() {
        long run = runs.by(alice);
        As otherKey =
                new As(service, callers.with("self-other", "key:self-alice", TestCallers.everythingOn("octo-org/*")));
        upstream.fromHere();

        refused(alice.post(runs.gate(run), runs.review("approved")));
        refused(otherKey.post(runs.gate(run), runs.review("approved")));
        refused(alice.post(approvals(run), decision("approved")));
        refused(alice.post(WORLD + "/actions/runs/" + run + "/approve", ""));
        refused(alice.post(
                WORLD + "/actions/runs/" + run + "/deployment_protection_rule",
                "{\"environment_name\":\"production\",\"state\":\"approved\"}"));
        assertThat(upstream.sinceThen()).isEmpty();

        assertThat(bob.post(runs.gate(run), runs.review("approved")).statusCode())
                .isEqualTo(200);
        runs.letTimePass();
        assertThat(runs.json(WORLD + "/actions/runs/" + run).path("conclusion").asString())
                .isEqualTo("success");
    }

    @Test
    void letsEverybodyReject() {
        long run = runs.by(alice);
        assertThat(alice.post(runs.gate(run), runs.review("rejected")).statusCode())
                .isEqualTo(200);

        run = runs.by(alice);
        assertThat(alice.post(approvals(run), decision("rejected")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/rerun", "/rerun-failed-jobs"})
    void refusesTheApprovalOfWhatTheSameSubjectReran(String how) {
        long run = runs.by(alice);
        runs.reject(run);
        assertThat(bob.post(WORLD + "/actions/runs/" + run + how, "").statusCode())
                .isEqualTo(201);
        runs.letTimePass();
        upstream.fromHere();

        refused(bob.post(runs.gate(run), runs.review("approved")));
        refused(bob.post(approvals(run), decision("approved")));
        refused(alice.post(runs.gate(run), runs.review("approved")));
        assertThat(upstream.sinceThen()).isEmpty();
        runs.reject(run);
    }

    @Test
    void refusesTheApprovalOfARunOfWhichOneJobWasRerun() {
        long run = runs.byNobody();
        runs.reject(run);
        long job = runs.json(WORLD + "/actions/runs/" + run + "/jobs")
                .at("/jobs/0/id")
                .longValue();
        assertThat(bob.post(WORLD + "/actions/jobs/" + job + "/rerun", "").statusCode())
                .isEqualTo(201);
        upstream.fromHere();

        refused(bob.post(runs.gate(run), runs.review("approved")));
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "requested, deploy.yml,  PT0S,   403",
        "unknown,   deploy.yml,  PT-9M,  403",
        "unknown,   269289,      PT0S,   403",
        "unknown,   '',          PT50S,  403",
        "failed,    deploy.yml,  PT0S,   200",
        "unknown,   ci.yml,      PT0S,   200",
        "unknown,   161335,      PT0S,   200",
        "requested, deploy.yml,  PT-11M, 200",
        "requested, deploy.yml,  PT2M,   200"
    })
    void countsADispatchWhoseRunIsNotKnownForEveryRunThatMayBeItsOwn(
            String state, String workflow, Duration after, int status) {
        long run = runs.byNobody();
        OffsetDateTime created = OffsetDateTime.parse(
                runs.json(WORLD + "/actions/runs/" + run).path("created_at").asString());
        enter(state, workflow.isEmpty() ? null : workflow, created.plus(after));
        upstream.fromHere();

        HttpResponse<String> answer = alice.post(runs.gate(run), runs.review("approved"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 403) {
            refused(answer);
            assertThat(upstream.sinceThen())
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(call -> assertThat(call.method().name()).isEqualTo("GET"));
        }
    }

    private void enter(String state, String workflow, OffsetDateTime requested) {
        database.sql("""
                        insert into dispatch (host, repository, workflow, subject, request_id, kind, state, requested_at, tried_at,
                            updated_at)
                        values (:host, 'octo-org/hello-world', :workflow, 'key:self-alice', 'r', 'dispatch', :state, :at, :at, :at)""")
                .param("host", host())
                .param("workflow", workflow)
                .param("state", state)
                .param("at", requested)
                .update();
    }

    private String host() {
        return gitHub.getAuthority();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("self_approval", "may not approve it");
    }

    private static String approvals(long run) {
        return "/api/v1/repos/octo-org/hello-world/runs/" + run + "/approvals";
    }

    private static String decision(String word) {
        return "{\"environments\":[\"production\"],\"decision\":\"" + word + "\"}";
    }

    private As as(String name) {
        return new As(service, callers.with("self-" + name, TestCallers.everythingOn("octo-org/*")));
    }
}
