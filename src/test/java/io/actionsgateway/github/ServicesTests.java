package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.actionsgateway.github.GitHubDescription.Example;
import io.actionsgateway.github.model.Artifact;
import io.actionsgateway.github.model.Deployment;
import io.actionsgateway.github.model.DeploymentProtectionRule;
import io.actionsgateway.github.model.DispatchResult;
import io.actionsgateway.github.model.Environment;
import io.actionsgateway.github.model.EnvironmentReview;
import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.Workflow;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.model.WorkflowUsage;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Download;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Every method sends what GitHub describes, in both versions, and understands what GitHub answers by its own examples. */
class ServicesTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final WorkflowRef WORKFLOW = WorkflowRef.of("main.yml");
    private static final RunFilter FILTER = new RunFilter(
            "octocat", "topic/a+b", "push", "failure", ">=2026-01-01T00:00:00Z", "abc", 9007199254740993L, true);

    /**
     * A method and what it gives.
     *
     * @param type of what it gives, or {@code null}
     * @param items field that holds a list, or {@code null}
     */
    private record Row(String method, Function<Bench, Publisher<?>> asks, Class<?> type, String items) {}

    private static Row row(String method, Class<?> type, String items, Function<Bench, Publisher<?>> asks) {
        return new Row(method, asks, type, items);
    }

    private static List<Row> rows() {
        return Stream.of(workflows(), runs(), jobs(), artifactsAndLogs(), environments())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> workflows() {
        String its = "WorkflowService.";
        return List.of(
                row(its + "list(RepositoryName)", Workflow.class, "workflows", on -> on.workflows.list(REPOSITORY)),
                row(
                        its + "page(RepositoryName, int, String)",
                        Workflow.class,
                        "workflows",
                        on -> on.workflows.page(REPOSITORY, 7, null)),
                row(
                        its + "get(RepositoryName, WorkflowRef)",
                        Workflow.class,
                        null,
                        on -> on.workflows.get(REPOSITORY, WorkflowRef.of(42))),
                row(
                        its + "enable(RepositoryName, WorkflowRef)",
                        null,
                        null,
                        on -> on.workflows.enable(REPOSITORY, WORKFLOW)),
                row(
                        its + "disable(RepositoryName, WorkflowRef)",
                        null,
                        null,
                        on -> on.workflows.disable(REPOSITORY, WORKFLOW)),
                row(
                        its + "usage(RepositoryName, WorkflowRef)",
                        WorkflowUsage.class,
                        null,
                        on -> on.workflows.usage(REPOSITORY, WORKFLOW)),
                row(
                        its + "dispatch(RepositoryName, WorkflowRef, String, Map)",
                        DispatchResult.class,
                        null,
                        on -> on.workflows.dispatch(
                                REPOSITORY, WORKFLOW, "main", Map.of("text", "a", "flag", true, "number", 1.5))));
    }

    private static List<Row> runs() {
        String its = "WorkflowRunService.";
        return List.of(
                row(
                        its + "list(RepositoryName, RunFilter)",
                        WorkflowRun.class,
                        "workflow_runs",
                        on -> on.runs.list(REPOSITORY, FILTER)),
                row(
                        its + "page(RepositoryName, RunFilter, int, String)",
                        WorkflowRun.class,
                        "workflow_runs",
                        on -> on.runs.page(REPOSITORY, RunFilter.none(), 7, null)),
                row(
                        its + "list(RepositoryName, WorkflowRef, RunFilter)",
                        WorkflowRun.class,
                        "workflow_runs",
                        on -> on.runs.list(REPOSITORY, WORKFLOW, FILTER)),
                row(
                        its + "page(RepositoryName, WorkflowRef, RunFilter, int, String)",
                        WorkflowRun.class,
                        "workflow_runs",
                        on -> on.runs.page(REPOSITORY, WORKFLOW, FILTER, 7, null)),
                row(its + "get(RepositoryName, long)", WorkflowRun.class, null, on -> on.runs.get(REPOSITORY, 1)),
                row(
                        its + "attempt(RepositoryName, long, int)",
                        WorkflowRun.class,
                        null,
                        on -> on.runs.attempt(REPOSITORY, 1, 2)),
                row(
                        its + "rerun(RepositoryName, long, boolean)",
                        null,
                        null,
                        on -> on.runs.rerun(REPOSITORY, 1, true).then(on.runs.rerun(REPOSITORY, 1, false))),
                row(
                        its + "rerunFailedJobs(RepositoryName, long, boolean)",
                        null,
                        null,
                        on -> on.runs.rerunFailedJobs(REPOSITORY, 1, true)),
                row(its + "cancel(RepositoryName, long)", null, null, on -> on.runs.cancel(REPOSITORY, 1)),
                row(its + "forceCancel(RepositoryName, long)", null, null, on -> on.runs.forceCancel(REPOSITORY, 1)),
                row(its + "delete(RepositoryName, long)", null, null, on -> on.runs.delete(REPOSITORY, 1)),
                row(its + "approve(RepositoryName, long)", null, null, on -> on.runs.approve(REPOSITORY, 1)),
                row(
                        its + "dispatch(RepositoryName, WorkflowRef, String, Map)",
                        WorkflowRun.class,
                        null,
                        on -> on.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of())));
    }

    private static List<Row> jobs() {
        String its = "JobService.";
        return List.of(
                row(
                        its + "list(RepositoryName, long, JobFilter)",
                        WorkflowJob.class,
                        "jobs",
                        on -> on.jobs.list(REPOSITORY, 1, JobFilter.LATEST)),
                row(
                        its + "page(RepositoryName, long, JobFilter, int, String)",
                        WorkflowJob.class,
                        "jobs",
                        on -> on.jobs.page(REPOSITORY, 1, JobFilter.ALL, 7, null)),
                row(
                        its + "listOfAttempt(RepositoryName, long, int)",
                        WorkflowJob.class,
                        "jobs",
                        on -> on.jobs.listOfAttempt(REPOSITORY, 1, 2)),
                row(
                        its + "pageOfAttempt(RepositoryName, long, int, int, String)",
                        WorkflowJob.class,
                        "jobs",
                        on -> on.jobs.pageOfAttempt(REPOSITORY, 1, 2, 7, null)),
                row(its + "get(RepositoryName, long)", WorkflowJob.class, null, on -> on.jobs.get(REPOSITORY, 1)),
                row(its + "rerun(RepositoryName, long, boolean)", null, null, on -> on.jobs.rerun(REPOSITORY, 1, true)),
                row(its + "logs(RepositoryName, long)", null, null, on -> on.jobs.logs(REPOSITORY, 1)));
    }

    private static List<Row> artifactsAndLogs() {
        String its = "ArtifactService.";
        String logs = "LogService.";
        return List.of(
                row(
                        its + "list(RepositoryName, String)",
                        Artifact.class,
                        "artifacts",
                        on -> on.artifacts.list(REPOSITORY, null)),
                row(
                        its + "page(RepositoryName, String, int, String)",
                        Artifact.class,
                        "artifacts",
                        on -> on.artifacts.page(REPOSITORY, "a b", 7, null)),
                row(
                        its + "listOfRun(RepositoryName, long, String)",
                        Artifact.class,
                        "artifacts",
                        on -> on.artifacts.listOfRun(REPOSITORY, 1, "a/b")),
                row(
                        its + "pageOfRun(RepositoryName, long, String, int, String)",
                        Artifact.class,
                        "artifacts",
                        on -> on.artifacts.pageOfRun(REPOSITORY, 1, null, 7, null)),
                row(its + "get(RepositoryName, long)", Artifact.class, null, on -> on.artifacts.get(REPOSITORY, 1)),
                row(its + "download(RepositoryName, long)", null, null, on -> on.artifacts.download(REPOSITORY, 1)),
                row(its + "delete(RepositoryName, long)", null, null, on -> on.artifacts.delete(REPOSITORY, 1)),
                row(logs + "run(RepositoryName, long)", null, null, on -> on.logs.run(REPOSITORY, 1)),
                row(logs + "attempt(RepositoryName, long, int)", null, null, on -> on.logs.attempt(REPOSITORY, 1, 2)),
                row(logs + "job(RepositoryName, long)", null, null, on -> on.logs.job(REPOSITORY, 1)),
                row(logs + "delete(RepositoryName, long)", null, null, on -> on.logs.delete(REPOSITORY, 1)));
    }

    private static List<Row> environments() {
        String its = "EnvironmentService.";
        return List.of(
                row(
                        its + "list(RepositoryName)",
                        Environment.class,
                        "environments",
                        on -> on.environments.list(REPOSITORY)),
                row(
                        its + "page(RepositoryName, int, String)",
                        Environment.class,
                        "environments",
                        on -> on.environments.page(REPOSITORY, 7, null)),
                row(
                        its + "get(RepositoryName, String)",
                        Environment.class,
                        null,
                        on -> on.environments.get(REPOSITORY, "a/b c")),
                row(
                        its + "customRules(RepositoryName, String)",
                        DeploymentProtectionRule.class,
                        "custom_deployment_protection_rules",
                        on -> on.environments.customRules(REPOSITORY, "a/b")),
                row(
                        its + "pendingDeployments(RepositoryName, long)",
                        PendingDeployment.class,
                        null,
                        on -> on.environments.pendingDeployments(REPOSITORY, 1)),
                row(
                        its + "review(RepositoryName, long, Collection, Decision, String)",
                        Deployment.class,
                        null,
                        on -> on.environments.review(
                                REPOSITORY, 1, List.of(161088068L), Decision.APPROVED, "Ship it!")),
                row(
                        its + "reviews(RepositoryName, long)",
                        EnvironmentReview.class,
                        null,
                        on -> on.environments.reviews(REPOSITORY, 1)),
                row(
                        its + "reviewCustomRule(RepositoryName, long, String, Decision, String)",
                        null,
                        null,
                        on -> on.environments
                                .reviewCustomRule(REPOSITORY, 1, "a/b", Decision.REJECTED, null)
                                .then(on.environments.reviewCustomRule(REPOSITORY, 1, "a/b", null, "half way"))));
    }

    @TestFactory
    Stream<DynamicTest> sendsWhatGitHubDescribesAndUnderstandsItsExamples() {
        return GitHubDescription.ALL.stream()
                .flatMap(description -> rows().stream()
                        .map(row -> dynamicTest(
                                description.version() + " " + row.method(), () -> exchange(description, row))));
    }

    private static void exchange(GitHubDescription description, Row row) {
        Bench bench = new Bench(Bench.PUBLIC, description.version(), call -> example(description, call));

        List<?> given = Flux.from(row.asks().apply(bench)).collectList().block(Duration.ofSeconds(5));

        assertThat(bench.calls)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(description.complaints(call)).isEmpty());
        if (row.type() == null) {
            assertThat(given).allSatisfy(each -> assertThat(each).isInstanceOf(Download.class));
            return;
        }
        Call last = bench.calls.getLast();
        List<Example> examples = description.examples(last.operation());
        assertThat(examples).isNotEmpty();
        examples.forEach(example -> faithful(description, row, example));
        assertThat(objects(given).map(GitHubObject::json).map(JsonNode::toString))
                .isEqualTo(elements(row, examples.getFirst().value())
                        .map(JsonNode::toString)
                        .toList());
        assertThat(objects(given)).allSatisfy(each -> assertThat(each).isInstanceOf(row.type()));
    }

    private static Stream<GitHubObject> objects(List<?> given) {
        return given.stream()
                .flatMap(each -> switch (each) {
                    case GitHubPage<?> page -> page.items().stream();
                    case List<?> list -> list.stream();
                    default -> Stream.of(each);
                })
                .map(GitHubObject.class::cast);
    }

    private static Stream<JsonNode> elements(Row row, JsonNode body) {
        JsonNode whole = row.items() == null ? body : body.path(row.items());
        return whole.isArray() ? whole.valueStream() : Stream.of(whole);
    }

    private static void faithful(GitHubDescription description, Row row, Example example) {
        JsonNode whole = row.items() == null
                ? example.schema()
                : description.resolved(description.properties(example.schema()).get(row.items()));
        JsonNode schema = whole.has("items") ? whole.path("items") : whole;
        elements(row, example.value()).forEach(each -> Fidelity.check(description, row.type(), each, schema));
    }

    private static Answer example(GitHubDescription description, Call call) {
        if (description.successes(call.operation()).isEmpty()) {
            return Bench.answer(302, "", "location", "https://storage.example/signed?sig=c4n4ry");
        }
        return description.examples(call.operation()).stream()
                .findFirst()
                .map(example -> Bench.answer(example.status(), example.value().toString()))
                .orElseGet(() -> Bench.answer(
                        description.successes(call.operation()).iterator().next(), ""));
    }

    @Test
    void leavesNoMethodOut() {
        List<String> methods = Stream.of(
                        WorkflowService.class,
                        WorkflowRunService.class,
                        JobService.class,
                        ArtifactService.class,
                        LogService.class,
                        EnvironmentService.class)
                .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !method.getName().equals("archive"))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ", "(", ")")))
                .toList();

        assertThat(rows().stream().map(Row::method)).containsExactlyInAnyOrderElementsOf(methods);
    }
}
