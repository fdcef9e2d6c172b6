package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.NotFound;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.leak.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Which error a refusal becomes, resource by resource; and what is refused before anything is sent. */
class RefusedAnswersTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final WorkflowRef WORKFLOW = WorkflowRef.of("main.yml");
    private static final Duration SOON = Duration.ofSeconds(5);

    private record Row(
            Function<Bench, Publisher<?>> asks, int status, String message, Class<? extends GitHubException> error) {}

    private static final List<Row> ROWS = List.of(
            new Row(
                    on -> on.runs.cancel(REPOSITORY, 1),
                    409,
                    "Cannot cancel a workflow run that is completed.",
                    GitHubException.RunCompleted.class),
            new Row(on -> on.runs.forceCancel(REPOSITORY, 1), 409, "Something else.", GitHubException.Conflict.class),
            new Row(
                    on -> on.runs.rerun(REPOSITORY, 1, false),
                    403,
                    "This workflow is already running",
                    GitHubException.RunInProgress.class),
            new Row(
                    on -> on.runs.rerunFailedJobs(REPOSITORY, 1, false),
                    403,
                    "Unable to retry this workflow run because it was created over a month ago",
                    GitHubException.AccessDenied.class),
            new Row(
                    on -> on.jobs.rerun(REPOSITORY, 1, false),
                    403,
                    "Resource not accessible by integration",
                    GitHubException.AccessDenied.class),
            new Row(
                    on -> on.workflows.dispatch(REPOSITORY, WORKFLOW, "x", Map.of()),
                    422,
                    "No ref found for: x",
                    GitHubException.InvalidRef.class),
            new Row(
                    on -> on.workflows.dispatch(REPOSITORY, WORKFLOW, "x", Map.of()),
                    422,
                    "Cannot trigger a 'workflow_dispatch' on a disabled workflow",
                    GitHubException.WorkflowDisabled.class),
            new Row(
                    on -> on.runs.dispatch(REPOSITORY, WORKFLOW, "x", Map.of()),
                    422,
                    "Unexpected inputs provided: [\\\"x\\\"]",
                    GitHubException.InvalidInputs.class),
            new Row(
                    on -> on.environments.review(REPOSITORY, 1, List.of(2L), Decision.APPROVED, ""),
                    422,
                    "Validation Failed",
                    GitHubException.InvalidInputs.class),
            new Row(on -> on.runs.get(REPOSITORY, 1), 401, "Bad credentials", GitHubException.Unauthorized.class),
            new Row(on -> on.runs.get(REPOSITORY, 1), 418, "odd", GitHubException.ParseError.class));

    @TestFactory
    Stream<DynamicTest> givesRefusalsTheirName() {
        return ROWS.stream()
                .map(row -> dynamicTest(row.status() + " " + row.message(), () -> {
                    Bench bench = Bench.of(call -> DescribedGitHub.refusal(row.status(), row.message()));
                    StepVerifier.create(Flux.from(row.asks().apply(bench)).doOnError(Evidence::keepFailure))
                            .expectError(row.error())
                            .verify(SOON);
                    assertThat(bench.github.calls()).hasSize(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> namesWhatIsMissing() {
        Map<Resource, Function<Bench, Publisher<?>>> questions = Map.of(
                Resource.WORKFLOW, on -> on.workflows.get(REPOSITORY, WORKFLOW),
                Resource.RUN, on -> on.runs.get(REPOSITORY, 1),
                Resource.JOB, on -> on.jobs.get(REPOSITORY, 1),
                Resource.LOG, on -> on.logs.ofRun(REPOSITORY, 1),
                Resource.ARTIFACT, on -> on.artifacts.get(REPOSITORY, 1),
                Resource.ENVIRONMENT, on -> on.environments.get(REPOSITORY, "a"),
                Resource.REPOSITORY, on -> on.runs.list(REPOSITORY, RunFilter.none()));
        return questions.entrySet().stream()
                .map(each -> dynamicTest(each.getKey().word(), () -> {
                    Bench bench = Bench.of(call -> DescribedGitHub.refusal(404, "Not Found"));
                    StepVerifier.create(Flux.from(each.getValue().apply(bench)).doOnError(Evidence::keepFailure))
                            .expectErrorSatisfies(failure ->
                                    assertThat(((NotFound) failure).resource()).isEqualTo(each.getKey()))
                            .verify(SOON);
                }));
    }

    @TestFactory
    Stream<DynamicTest> sendsNothingThatGitHubWouldSurelyRefuse() {
        Map<String, Function<Bench, Publisher<?>>> questions = Map.of(
                "no name", on -> on.environments.get(REPOSITORY, ""),
                "a name that leads up", on -> on.environments.listCustomRules(REPOSITORY, ".."),
                "no environments", on -> on.environments.review(REPOSITORY, 1, List.of(), Decision.APPROVED, ""),
                "blank", on -> on.environments.reviewCustomRule(REPOSITORY, 1, " ", Decision.APPROVED, null),
                "nothing", on -> on.environments.reviewCustomRule(REPOSITORY, 1, "a", null, null),
                "a position of its own", on -> on.runs.page(REPOSITORY, RunFilter.none(), 7, "https://evil.example/"));
        return questions.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> {
                    Bench bench = Bench.of(call -> DescribedGitHub.answer(200, "{}"));
                    StepVerifier.create(Flux.from(each.getValue().apply(bench)).doOnError(Evidence::keepFailure))
                            .expectError(GitHubException.InvalidInputs.class)
                            .verify(SOON);
                    assertThat(bench.github.calls()).isEmpty();
                }));
    }

    @Test
    void takesARedirectOnlyForADownload() {
        Bench bench = Bench.of(call -> DescribedGitHub.answer(302, "", "location", "https://storage.example/"));

        Refused.with(GitHubException.ParseError.class, bench.runs.cancel(REPOSITORY, 1));
        Refused.with(GitHubException.ParseError.class, bench.runs.get(REPOSITORY, 1));
        Refused.with(GitHubException.ParseError.class, bench.runs.list(REPOSITORY, RunFilter.none()));
        Refused.with(GitHubException.ParseError.class, bench.secrets.delete(SettingScope.repository(REPOSITORY), "A"));
    }

    @Test
    void refusesPageSizesThatGitHubDoesNotGive() {
        Bench bench = Bench.ofExamples();
        SettingScope place = SettingScope.repository(REPOSITORY);

        for (int size : new int[] {-1, 0, 101}) {
            Refused.with(
                    GitHubException.InvalidInputs.class, bench.runs.page(REPOSITORY, RunFilter.none(), size, null));
            Refused.with(GitHubException.InvalidInputs.class, bench.environments.page(REPOSITORY, size, null));
            Refused.with(GitHubException.InvalidInputs.class, bench.secrets.page(place, size, null));
        }
        for (int size : new int[] {0, 31}) {
            Refused.with(GitHubException.InvalidInputs.class, bench.variables.page(place, size, null));
        }
        assertThat(bench.github.calls()).isEmpty();
    }

    @Test
    void asksAnEnterpriseServerNothingThatItLacks() {
        Bench bench = Bench.ofEnterpriseServer(call -> DescribedGitHub.answer(200, "{}"));

        StepVerifier.create(bench.workflows.getUsage(REPOSITORY, WORKFLOW))
                .expectError(GitHubException.UnsupportedByHost.class)
                .verify(SOON);
        StepVerifier.create(bench.runs.approve(REPOSITORY, 1))
                .expectError(GitHubException.UnsupportedByHost.class)
                .verify(SOON);

        assertThat(bench.github.calls()).isEmpty();
    }
}
