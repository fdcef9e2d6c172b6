package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.actionsgateway.github.client.Fidelity;
import io.actionsgateway.github.client.GitHubDescription;
import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Download;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/**
 * Every method sends what GitHub describes, in both versions, and understands what GitHub answers by its own examples; and
 * every operation that GitHub describes is used by a method, or left out for a reason.
 */
class ServicesTests {

    private static final Set<String> LEFT_OUT = Set.of(
            // Asked by the transport itself: who we are, for tokens, and what is left of the budget.
            "apps/get-authenticated",
            "apps/get-repo-installation",
            "apps/get-org-installation",
            "apps/create-installation-access-token",
            "rate-limit/get",
            // About GitHub and repositories, not about Actions.
            "meta/get",
            "meta/get-all-versions",
            "repos/get",
            // Starts whatever listens, so no run can be named for it: workflows are dispatched one by one.
            "repos/create-dispatch-event",
            // GitHub is about to give it up; the times of a run and of its jobs say the same.
            "actions/get-workflow-run-usage",
            // Which groups a repository has is nobody's question: asked is what a run waits for.
            "actions/list-concurrency-groups-for-repository",
            // Setting environments and their rules up is administration; here they are read and decided about.
            "repos/create-or-update-environment",
            "repos/delete-an-environment",
            "repos/create-deployment-protection-rule",
            "repos/disable-deployment-protection-rule",
            "repos/list-custom-deployment-rule-integrations",
            // The list of an environment's rules, which is short, holds the same.
            "repos/get-custom-deployment-protection-rule");

    private static final List<Class<?>> SERVICES = List.of(
            WorkflowService.class,
            WorkflowRunService.class,
            JobService.class,
            LogService.class,
            ArtifactService.class,
            EnvironmentService.class,
            ConcurrencyService.class,
            SecretService.class,
            VariableService.class,
            SelectedRepositories.class,
            CacheService.class,
            CacheLimitService.class,
            DeliveryService.class);

    private static List<Exercise> exercises() {
        return Stream.of(RunExercises.all(), SettingExercises.all(), RepositoryExercises.all())
                .flatMap(exercises -> exercises)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> sendsWhatGitHubDescribesAndUnderstandsItsExamples() {
        return GitHubDescription.ALL.stream()
                .flatMap(description -> exercises().stream()
                        .map(exercise -> dynamicTest(
                                description.version() + " " + exercise.method(),
                                () -> exercise.calls().forEach(call -> judge(description, call)))));
    }

    private static void judge(GitHubDescription description, Exercise.Question call) {
        Bench bench = Bench.of(description);

        List<?> given = results(bench, call);

        Call last = bench.github.calls().getLast();
        given.stream()
                .flatMap(ServicesTests::objects)
                .forEach(object -> Fidelity.check(description, last.operation(), object));
    }

    private static List<?> results(Bench bench, Exercise.Question call) {
        List<?> given = Flux.from(call.ask(bench)).collectList().block(Duration.ofSeconds(10));
        assertThat(bench.github.calls()).isNotEmpty();
        return given;
    }

    private static Stream<GitHubObject> objects(Object given) {
        return switch (given) {
            case GitHubPage<?> page -> page.items().stream().map(GitHubObject.class::cast);
            case List<?> list -> list.stream().map(GitHubObject.class::cast);
            case GitHubObject object -> Stream.of(object);
            case Boolean _, Saved _, Download _ -> Stream.of();
            default -> throw new AssertionError("not expected: " + given.getClass());
        };
    }

    @Test
    void leavesNoOperationOut() {
        Set<String> used = exercises().stream()
                .flatMap(exercise -> exercise.calls().stream())
                .flatMap(call -> {
                    Bench bench = Bench.ofExamples();
                    results(bench, call);
                    return bench.github.calls().stream();
                })
                .map(call -> call.operation().id())
                .collect(Collectors.toSet());

        assertThat(used).doesNotContainAnyElementsOf(LEFT_OUT);
        used.addAll(LEFT_OUT);
        assertThat(GitHubDescription.ALL)
                .allSatisfy(description ->
                        assertThat(used).containsExactlyInAnyOrderElementsOf(description.operationIds()));
    }

    @Test
    void leavesNoMethodOut() {
        List<String> methods = SERVICES.stream()
                .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> Publisher.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> !method.getName().equals("archive"))
                .map(ServicesTests::signature)
                .toList();

        assertThat(exercises().stream().map(Exercise::method)).containsExactlyInAnyOrderElementsOf(methods);
    }

    @Test
    void leavesNoServiceOut() {
        var beans = new ClassPathScanningCandidateComponentProvider(false);
        beans.addIncludeFilter(new AnnotationTypeFilter(Service.class));

        assertThat(beans.findCandidateComponents(getClass().getPackageName()))
                .hasSize(12)
                .extracting(BeanDefinition::getBeanClassName)
                .allMatch(name ->
                        SERVICES.stream().anyMatch(service -> service.getName().equals(name)));
    }

    private static String signature(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
