package io.actionsgateway.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.WebhookSchemas;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.ProtectionRule;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoriesByRuleTests {

    private static TestTwin playing(String workflow) {
        return new TestTwin(Scenarios.file("on: workflow_dispatch\n" + workflow));
    }

    private static Conclusion conclusion(WorkflowRun run, String job) {
        return run.latest().jobs(job).getFirst().conclusion();
    }

    private static void obeysTheSchemas(TestTwin twin) {
        assertThat(twin.events.stream().flatMap(event -> WebhookSchemas.complaints(event).stream()))
                .isEmpty();
    }

    @Test
    void runsJobsByTheirConditions() {
        TestTwin twin = playing("""
                jobs:
                  a: {steps: [{run: x, twin: {conclusion: failure}}]}
                  b: {needs: a, steps: [{run: x}]}
                  c: {needs: a, if: failure(), steps: [{run: x}]}
                  d: {needs: [a, b], if: always(), steps: [{run: x}]}
                  e: {if: "github.ref == 'refs/heads/other'", steps: [{run: x}]}
                  f: {needs: a, if: "${{ !cancelled() && needs.a.result == 'failure' }}", steps: [{run: x}]}
                """);
        WorkflowRun run = twin.played("ci.yml", Map.of());

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(List.of("b", "c", "d", "e", "f"))
                .extracting(job -> conclusion(run, job))
                .containsExactly(
                        Conclusion.SKIPPED,
                        Conclusion.SUCCESS,
                        Conclusion.SUCCESS,
                        Conclusion.SKIPPED,
                        Conclusion.SUCCESS);
        obeysTheSchemas(twin);
    }

    @Test
    void playsEachCombinationAndCancelsTheOthersOnFailure() {
        TestTwin twin = playing("""
                jobs:
                  test:
                    strategy: {matrix: {java: [17, 25], os: [linux, mac], exclude: [{java: 17, os: mac}]}}
                    steps:
                      - {run: x, twin: {conclusion: "${{ matrix.java == 17 && 'failure' || 'success' }}"}}
                      - {run: y, if: matrix.java == 25, twin: {takes: 30}}
                  last: {needs: test, steps: [{run: x}]}
                """);
        WorkflowRun run = twin.played("ci.yml", Map.of());

        assertThat(run.latest().jobs("test"))
                .extracting(WorkflowJob::name, WorkflowJob::conclusion)
                .containsExactly(
                        tuple("test (17, linux)", Conclusion.FAILURE),
                        tuple("test (25, linux)", Conclusion.CANCELLED),
                        tuple("test (25, mac)", Conclusion.CANCELLED));
        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(conclusion(run, "last")).isEqualTo(Conclusion.SKIPPED);
        obeysTheSchemas(twin);
    }

    @Test
    void cancelsAMomentLaterExceptForWhatAlwaysRuns() {
        TestTwin twin = playing("""
                jobs:
                  a: {steps: [{run: x, twin: {takes: 20}}, {run: y}]}
                  b: {needs: a, steps: [{run: x}]}
                  c: {needs: a, if: always(), steps: [{run: x}]}
                """);
        WorkflowRun run = twin.dispatch("ci.yml", Map.of());
        twin.time.advance(Duration.ofSeconds(5));
        twin.simulator.cancel(run);
        assertThat(run.latest().status()).isEqualTo(Status.IN_PROGRESS);
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.CANCELLED);
        assertThat(List.of("a", "b", "c"))
                .extracting(job -> conclusion(run, job))
                .containsExactly(Conclusion.CANCELLED, Conclusion.SKIPPED, Conclusion.SUCCESS);
        obeysTheSchemas(twin);
    }

    @Test
    void cancelsByForceAtOnce() {
        TestTwin twin = playing("jobs: {a: {if: always(), steps: [{run: x, twin: {takes: 50}}]}}");
        WorkflowRun run = twin.dispatch("ci.yml", Map.of());
        twin.time.advance(Duration.ofSeconds(5));

        twin.simulator.forceCancel(run);

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.CANCELLED);
        obeysTheSchemas(twin);
    }

    @Test
    void cancelsAJobThatTakesLongerThanItMay() {
        TestTwin twin = playing("jobs: {a: {timeout-minutes: 1, steps: [{run: x, twin: {takes: 90}}]}}");
        WorkflowRun run = twin.dispatch("ci.yml", Map.of());
        twin.time.advance(Duration.ofMinutes(2));

        assertThat(conclusion(run, "a")).isEqualTo(Conclusion.CANCELLED);
    }

    @Test
    void letsOneRunOfAGroupGoOnAndOnlyTheNewestWait() {
        TestTwin twin = playing("""
                concurrency: "ci-${{ github.ref }}"
                jobs: {a: {steps: [{run: x}]}}
                """);
        WorkflowRun first = twin.dispatch("ci.yml", Map.of());
        WorkflowRun second = twin.dispatch("ci.yml", Map.of());
        assertThat(second.latest().status()).isEqualTo(Status.PENDING);
        WorkflowRun third = twin.dispatch("ci.yml", Map.of());

        var group = twin.repository().concurrencyGroups().all().getFirst();
        assertThat(group.name()).isEqualTo("ci-refs/heads/main");
        assertThat(group.members()).extracting(member -> member.run().id()).containsExactly(first.id(), third.id());
        assertThat(second.latest().conclusion()).isEqualTo(Conclusion.CANCELLED);

        twin.time.advance(TestTwin.LONG_ENOUGH);
        assertThat(third.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(twin.repository().concurrencyGroups().all()).isEmpty();
        obeysTheSchemas(twin);
    }

    @Test
    void cancelsTheJobThatHoldsAGroupWhenTold() {
        TestTwin twin = playing("""
                jobs:
                  a: {concurrency: {group: g, cancel-in-progress: true}, steps: [{run: x, twin: {takes: 20}}]}
                """);
        WorkflowRun first = twin.dispatch("ci.yml", Map.of());
        twin.time.advance(Duration.ofSeconds(5));
        WorkflowRun second = twin.played("ci.yml", Map.of());

        assertThat(first.latest().conclusion()).isEqualTo(Conclusion.CANCELLED);
        assertThat(second.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
        obeysTheSchemas(twin);
    }

    @Test
    void waitsForTheTimerOfAnEnvironment() {
        TestTwin twin = playing("jobs: {a: {environment: slow, steps: [{run: x}]}}");
        WorkflowRun run = twin.played("ci.yml", Map.of());
        assertThat(run.latest().status()).isEqualTo(Status.WAITING);

        twin.time.advance(Duration.ofMinutes(5));
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void asksAnAppBeforeItDeploys() {
        TestTwin twin = playing("jobs: {a: {environment: new, steps: [{run: x}]}}");
        Environment target = twin.repository().environment("new", twin.world.ids(), TestTwin.START);
        target.add(new ProtectionRule(1, "guard", 7, true));
        WorkflowRun run = twin.played("ci.yml", Map.of());
        assertThat(TestTwin.payload(twin.last("deployment_protection_rule"))
                        .path("deployment_callback_url")
                        .asString())
                .endsWith("/actions/runs/" + run.id() + "/deployment_protection_rule");

        twin.simulator.decide(run, target, "guard", true, "Fine");
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.reviews().getFirst().user().login()).isEqualTo("guard[bot]");
        obeysTheSchemas(twin);
    }

    @Test
    void rerunsOneJobAndWhatDependsOnIt() {
        TestTwin twin = playing("""
                jobs:
                  a: {strategy: {matrix: {n: [1, 2]}}, steps: [{run: x}]}
                  b: {needs: a, steps: [{run: x}]}
                  c: {steps: [{run: x}]}
                """);
        WorkflowRun run = twin.played("ci.yml", Map.of());
        List<Long> before = run.latest().jobs().stream().map(WorkflowJob::id).toList();

        twin.simulator.rerunJob(run.latest().jobs("a").getFirst(), twin.world.actor());
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(run.latest().jobs()).hasSize(4);
        assertThat(run.latest().jobs().stream().map(WorkflowJob::id).filter(before::contains))
                .hasSize(2);
        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
        obeysTheSchemas(twin);
    }

    @Test
    void startsOnOtherEventsAndAsksBeforeItRunsAStrangersCode() {
        TestTwin twin = new TestTwin(Scenarios.file("on: [push, pull_request]\njobs: {a: {steps: [{run: x}]}}"));
        Trigger push = new Trigger("push", "main", "abc", twin.world.actor(), new LinkedHashMap<>());
        assertThat(twin.simulator.start(twin.repository(), push)).hasSize(1);
        Trigger pull = new Trigger("pull_request", "main", "abc", twin.world.actor(), new LinkedHashMap<>(), true);
        WorkflowRun run = twin.simulator.start(twin.repository(), pull).getFirst();
        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.ACTION_REQUIRED);

        twin.simulator.approveFork(run);
        twin.time.advance(TestTwin.LONG_ENOUGH);

        assertThat(run.latest().conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.latest().number()).isEqualTo(1);
        Workflow workflow = run.workflow();
        workflow.enable(false, TestTwin.START);
        assertThat(twin.simulator.start(twin.repository(), push)).isEmpty();
        obeysTheSchemas(twin);
    }

    @Test
    void repeatsEverythingToTheByte() {
        assertThat(everything()).isEqualTo(everything()).hasSizeGreaterThan(50);
    }

    private static List<String> everything() {
        TestTwin twin = playing("""
                jobs:
                  test:
                    strategy: {fail-fast: false, matrix: {n: [1, 2, 3, 4, 5, 6]}}
                    steps: [{run: x, twin: {flaky: 0.5}}]
                  deploy: {needs: test, if: always(), environment: reviewed, steps: [{run: x}]}
                """);
        WorkflowRun run = twin.played("ci.yml", Map.of());
        assertThat(run.latest().jobs("test"))
                .extracting(WorkflowJob::conclusion)
                .contains(Conclusion.SUCCESS, Conclusion.FAILURE);
        twin.approve(twin.waiting(run), "");
        twin.time.advance(TestTwin.LONG_ENOUGH);
        twin.rerunFailed(run);
        WorkflowRun other = twin.dispatch("ci.yml", Map.of());
        twin.simulator.cancel(other);
        twin.time.advance(TestTwin.LONG_ENOUGH);
        return twin.events.stream()
                .map(event -> event.guid() + event.event() + event.body())
                .toList();
    }
}
