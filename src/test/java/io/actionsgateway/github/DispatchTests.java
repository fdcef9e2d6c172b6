package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.client.GitHubDescription;
import io.actionsgateway.github.model.DispatchResult;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.test.StepVerifier;

class DispatchTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final WorkflowRef WORKFLOW = WorkflowRef.of("main.yml");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Answer NAMED =
            DescribedGitHub.answer(200, "{\"workflow_run_id\":42,\"run_url\":\"u\",\"html_url\":\"h\"}");
    /** An Enterprise Server rather than a version. */
    private static final GitHubDescription SERVER = null;

    private static final Answer TAKEN = DescribedGitHub.answer(204, "");

    private final Deque<Answer> reads = new ArrayDeque<>();
    private Answer dispatched = TAKEN;

    private Answer github(Call call) {
        return call.operation().method().equals(HttpMethod.POST)
                ? dispatched
                : reads.size() > 1 ? reads.removeFirst() : reads.getFirst();
    }

    private Bench bench(GitHubDescription version, Answer answer, Answer... then) {
        dispatched = answer;
        reads.addAll(Arrays.asList(then));
        return version == null ? Bench.ofEnterpriseServer(this::github) : Bench.of(version, this::github);
    }

    private static String body(Bench bench) {
        return new String(bench.github.calls().getLast().body(), StandardCharsets.UTF_8);
    }

    private static Map<String, Integer> inputs(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(each -> "input" + each, each -> each));
    }

    private static Answer runs(String... items) {
        return DescribedGitHub.answer(200, "{\"total_count\":1,\"workflow_runs\":[" + String.join(",", items) + "]}");
    }

    private static String run(long id, String event, String branch) {
        return "{\"id\":" + id + ",\"event\":\"" + event + "\",\"head_branch\":\"" + branch + "\"}";
    }

    private static long posts(Bench bench) {
        return bench.github.asked().stream()
                .filter(call -> call.startsWith("POST"))
                .count();
    }

    @Test
    void asksForTheRunOnlyWhereThatQuestionIsKnown() {
        Bench older = bench(GitHubDescription.OF_2022_11_28, NAMED);
        StepVerifier.create(older.workflows.dispatch(REPOSITORY, WORKFLOW, "main", Map.of("a", true)))
                .assertNext(result -> assertThat(result.workflowRunId()).isEqualTo(42))
                .expectComplete()
                .verify(SOON);
        assertThat(body(older)).isEqualTo("{\"ref\":\"main\",\"inputs\":{\"a\":true},\"return_run_details\":true}");

        Bench newer = bench(GitHubDescription.OF_2026_03_10, NAMED);
        StepVerifier.create(newer.workflows.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        assertThat(body(newer)).isEqualTo("{\"ref\":\"main\"}");
    }

    @Test
    void knowsNoRunOfAnEnterpriseServer() {
        Bench bench = bench(SERVER, TAKEN);

        StepVerifier.create(bench.workflows.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectNext(DispatchResult.UNKNOWN)
                .expectComplete()
                .verify(SOON);

        assertThat(body(bench)).isEqualTo("{\"ref\":\"main\"}");
    }

    @Test
    void refusesWhatGitHubWouldRefuseBeforeSendingIt() {
        Bench cloud = bench(GitHubDescription.OF_2022_11_28, NAMED);
        Bench server = bench(SERVER, TAKEN);

        StepVerifier.create(cloud.workflows.dispatch(REPOSITORY, WORKFLOW, "main", inputs(26)))
                .expectErrorSatisfies(failure -> assertThat(((GitHubException.InvalidInputs) failure).fields())
                        .extracting(GitHubException.Field::field)
                        .containsExactly("inputs"))
                .verify(SOON);
        StepVerifier.create(server.workflows.dispatch(REPOSITORY, WORKFLOW, "main", inputs(11)))
                .expectError(GitHubException.InvalidInputs.class)
                .verify(SOON);
        StepVerifier.create(cloud.workflows.dispatch(REPOSITORY, WORKFLOW, " ", Map.of()))
                .expectError(GitHubException.InvalidInputs.class)
                .verify(SOON);
        assertThat(cloud.github.calls()).isEmpty();
        assertThat(server.github.calls()).isEmpty();
        StepVerifier.create(cloud.workflows.dispatch(REPOSITORY, WORKFLOW, "main", inputs(25)))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(server.workflows.dispatch(REPOSITORY, WORKFLOW, "main", inputs(10)))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void waitsUntilTheNamedRunCanBeRead() {
        Answer notYet = DescribedGitHub.refusal(404, "Not Found");
        Bench bench = bench(
                GitHubDescription.OF_2022_11_28,
                NAMED,
                notYet,
                notYet,
                DescribedGitHub.answer(200, run(42, "workflow_dispatch", "main")));

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .assertNext(run -> assertThat(run.id()).isEqualTo(42))
                .expectComplete()
                .verify(SOON);

        assertThat(bench.time.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(posts(bench)).isEqualTo(1);
    }

    @Test
    void namesTheRunThatCannotBeRead() {
        Bench bench = bench(GitHubDescription.OF_2022_11_28, NAMED, DescribedGitHub.refusal(404, "Not Found"));

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectErrorSatisfies(failure -> assertThat(((GitHubException.RunUnknown) failure).runId())
                        .isEqualTo(42))
                .verify(SOON);

        assertThat(bench.time.pauses()).hasSize(5);
        assertThat(posts(bench)).isEqualTo(1);
    }

    @Test
    void findsTheOneNewRunOnAnEnterpriseServer() {
        String old = run(1, "workflow_dispatch", "main");
        Bench bench = bench(
                SERVER,
                TAKEN,
                runs(old),
                runs(old, run(2, "push", "main"), run(3, "workflow_dispatch", "other")),
                runs(old, run(4, "workflow_dispatch", "main")));

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "refs/heads/main", Map.of()))
                .assertNext(run -> assertThat(run.id()).isEqualTo(4))
                .expectComplete()
                .verify(SOON);

        assertThat(bench.github.asked().getFirst())
                .isEqualTo("GET /repos/octo-org/hello-world/actions/workflows/main.yml/runs?branch=main"
                        + "&created=%3E%3D2025-12-31T23%3A55%3A00Z&event=workflow_dispatch&per_page=100");
        assertThat(bench.github.calls().getFirst().headers().getFirst("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(posts(bench)).isEqualTo(1);
    }

    @Test
    void doesNotGuessBetweenTwoNewRuns() {
        Bench bench = bench(
                SERVER, TAKEN, runs(), runs(run(1, "workflow_dispatch", "main"), run(2, "workflow_dispatch", "main")));

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectErrorSatisfies(failure -> assertThat(((GitHubException.RunUnknown) failure).runId())
                        .isNull())
                .verify(SOON);

        assertThat(bench.time.pauses()).isEmpty();
    }

    @Test
    void givesUpWhenNoRunShows() {
        Bench bench = bench(SERVER, TAKEN, runs());

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectError(GitHubException.RunUnknown.class)
                .verify(SOON);

        assertThat(bench.time.pauses()).hasSize(5).containsOnly(Duration.ofSeconds(3));
        assertThat(posts(bench)).isEqualTo(1);
    }

    @Test
    void looksNoLongerThanTheCallerIsPatient() {
        Bench bench = bench(SERVER, TAKEN, runs());

        StepVerifier.create(bench.runs
                        .dispatch(REPOSITORY, WORKFLOW, "main", Map.of())
                        .contextWrite(Caller.interactive("test").within(Duration.ofSeconds(5))))
                .expectError(GitHubException.RunUnknown.class)
                .verify(SOON);

        assertThat(bench.time.pauses()).hasSizeLessThanOrEqualTo(2);
        assertThat(posts(bench)).isEqualTo(1);
    }

    @Test
    void doesNotSearchWhereTheRunShouldHaveBeenNamed() {
        Bench bench = bench(GitHubDescription.OF_2022_11_28, TAKEN);

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectError(GitHubException.RunUnknown.class)
                .verify(SOON);

        assertThat(bench.github.calls()).hasSize(1);
        assertThat(bench.time.pauses()).isEmpty();
    }

    @Test
    void saysThatTheDispatchWasTakenWhateverFailsAfterwards() {
        Bench bench = bench(SERVER, TAKEN, runs(), DescribedGitHub.refusal(403, "no"));

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(GitHubException.RunUnknown.class)
                        .hasCauseInstanceOf(GitHubException.AccessDenied.class))
                .verify(SOON);
    }

    @Test
    void dispatchesNothingWhenTheRunsBeforeCannotBeListed() {
        Bench bench = bench(SERVER, TAKEN, DescribedGitHub.refusal(403, "no"));

        StepVerifier.create(bench.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of()))
                .expectError(GitHubException.AccessDenied.class)
                .verify(SOON);

        assertThat(posts(bench)).isZero();
    }
}
