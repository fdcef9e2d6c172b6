package io.actionsgateway.github;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Calls of every method of the services around runs. */
final class RunExercises {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final WorkflowRef WORKFLOW = WorkflowRef.of("main.yml");
    private static final RunFilter FILTER = new RunFilter(
            "octocat", "topic/a+b", "push", "failure", ">=2026-01-01T00:00:00Z", "abc", 9007199254740993L, true);

    private RunExercises() {}

    static Stream<Exercise> all() {
        return Stream.of(workflows(), runs(), jobs(), logs(), artifacts(), environments(), concurrency())
                .flatMap(exercises -> exercises);
    }

    private static Stream<Exercise> workflows() {
        return Stream.of(
                Exercise.of("WorkflowService.list(RepositoryName)", on -> on.workflows.list(REPOSITORY)),
                Exercise.of(
                        "WorkflowService.page(RepositoryName, int, String)",
                        on -> on.workflows.page(REPOSITORY, 7, null)),
                Exercise.of(
                        "WorkflowService.get(RepositoryName, WorkflowRef)",
                        on -> on.workflows.get(REPOSITORY, WorkflowRef.of(1234567890123456789L))),
                Exercise.of(
                        "WorkflowService.enable(RepositoryName, WorkflowRef)",
                        on -> on.workflows.enable(REPOSITORY, WORKFLOW)),
                Exercise.of(
                        "WorkflowService.disable(RepositoryName, WorkflowRef)",
                        on -> on.workflows.disable(REPOSITORY, WORKFLOW)),
                Exercise.of(
                        "WorkflowService.getUsage(RepositoryName, WorkflowRef)",
                        on -> on.workflows.getUsage(REPOSITORY, WORKFLOW)),
                Exercise.of(
                        "WorkflowService.dispatch(RepositoryName, WorkflowRef, String, Map)",
                        on -> on.workflows.dispatch(
                                REPOSITORY, WORKFLOW, "main", Map.of("text", "a", "flag", true, "number", 1.5))));
    }

    private static Stream<Exercise> runs() {
        return Stream.of(
                Exercise.of(
                        "WorkflowRunService.list(RepositoryName, RunFilter)", on -> on.runs.list(REPOSITORY, FILTER)),
                Exercise.of(
                        "WorkflowRunService.page(RepositoryName, RunFilter, int, String)",
                        on -> on.runs.page(REPOSITORY, RunFilter.none(), 7, null)),
                Exercise.of(
                        "WorkflowRunService.listOfWorkflow(RepositoryName, WorkflowRef, RunFilter)",
                        on -> on.runs.listOfWorkflow(REPOSITORY, WORKFLOW, FILTER)),
                Exercise.of(
                        "WorkflowRunService.pageOfWorkflow(RepositoryName, WorkflowRef, RunFilter, int, String)",
                        on -> on.runs.pageOfWorkflow(REPOSITORY, WORKFLOW, FILTER, 7, null)),
                Exercise.of(
                        "WorkflowRunService.get(RepositoryName, long)",
                        on -> on.runs.get(REPOSITORY, 1),
                        on -> on.runs.get(REPOSITORY, Long.MAX_VALUE)),
                Exercise.of(
                        "WorkflowRunService.getAttempt(RepositoryName, long, int)",
                        on -> on.runs.getAttempt(REPOSITORY, 1, 2)),
                Exercise.of(
                        "WorkflowRunService.rerun(RepositoryName, long, boolean)",
                        on -> on.runs.rerun(REPOSITORY, 1, true),
                        on -> on.runs.rerun(REPOSITORY, 1, false)),
                Exercise.of(
                        "WorkflowRunService.rerunFailedJobs(RepositoryName, long, boolean)",
                        on -> on.runs.rerunFailedJobs(REPOSITORY, 1, true)),
                Exercise.of("WorkflowRunService.cancel(RepositoryName, long)", on -> on.runs.cancel(REPOSITORY, 1)),
                Exercise.of(
                        "WorkflowRunService.forceCancel(RepositoryName, long)",
                        on -> on.runs.forceCancel(REPOSITORY, 1)),
                Exercise.of("WorkflowRunService.delete(RepositoryName, long)", on -> on.runs.delete(REPOSITORY, 1)),
                Exercise.of("WorkflowRunService.approve(RepositoryName, long)", on -> on.runs.approve(REPOSITORY, 1)),
                Exercise.of(
                        "WorkflowRunService.dispatch(RepositoryName, WorkflowRef, String, Map)",
                        on -> on.runs.dispatch(REPOSITORY, WORKFLOW, "main", Map.of())));
    }

    private static Stream<Exercise> jobs() {
        return Stream.of(
                Exercise.of(
                        "JobService.list(RepositoryName, long, JobFilter)",
                        on -> on.jobs.list(REPOSITORY, 1, JobFilter.LATEST)),
                Exercise.of(
                        "JobService.page(RepositoryName, long, JobFilter, int, String)",
                        on -> on.jobs.page(REPOSITORY, 1, JobFilter.ALL, 7, null)),
                Exercise.of(
                        "JobService.listOfAttempt(RepositoryName, long, int)",
                        on -> on.jobs.listOfAttempt(REPOSITORY, 1, 2)),
                Exercise.of(
                        "JobService.pageOfAttempt(RepositoryName, long, int, int, String)",
                        on -> on.jobs.pageOfAttempt(REPOSITORY, 1, 2, 7, null)),
                Exercise.of("JobService.get(RepositoryName, long)", on -> on.jobs.get(REPOSITORY, 1)),
                Exercise.of(
                        "JobService.rerun(RepositoryName, long, boolean)", on -> on.jobs.rerun(REPOSITORY, 1, true)),
                Exercise.of("JobService.logs(RepositoryName, long)", on -> on.jobs.logs(REPOSITORY, 1)));
    }

    private static Stream<Exercise> logs() {
        return Stream.of(
                Exercise.of("LogService.ofRun(RepositoryName, long)", on -> on.logs.ofRun(REPOSITORY, 1)),
                Exercise.of(
                        "LogService.ofAttempt(RepositoryName, long, int)", on -> on.logs.ofAttempt(REPOSITORY, 1, 2)),
                Exercise.of(
                        "LogService.restOfJob(RepositoryName, long, long)",
                        on -> on.logs.restOfJob(REPOSITORY, 1, 4096)),
                Exercise.of(
                        "JobService.currentOfAttempt(RepositoryName, long, int)",
                        on -> on.jobs.currentOfAttempt(REPOSITORY, 1, 2)),
                Exercise.of(
                        "WorkflowRunService.dispatchedSince(RepositoryName, WorkflowRef, Instant)",
                        on -> on.runs.dispatchedSince(REPOSITORY, WorkflowRef.of("ci.yml"), Bench.START)),
                Exercise.of("LogService.ofJob(RepositoryName, long)", on -> on.logs.ofJob(REPOSITORY, 1)),
                Exercise.of("LogService.delete(RepositoryName, long)", on -> on.logs.delete(REPOSITORY, 1)));
    }

    private static Stream<Exercise> artifacts() {
        return Stream.of(
                Exercise.of("ArtifactService.list(RepositoryName, String)", on -> on.artifacts.list(REPOSITORY, null)),
                Exercise.of(
                        "ArtifactService.page(RepositoryName, String, int, String)",
                        on -> on.artifacts.page(REPOSITORY, "a b", 7, null)),
                Exercise.of(
                        "ArtifactService.listOfRun(RepositoryName, long, String)",
                        on -> on.artifacts.listOfRun(REPOSITORY, 1, "a/b")),
                Exercise.of(
                        "ArtifactService.pageOfRun(RepositoryName, long, String, int, String)",
                        on -> on.artifacts.pageOfRun(REPOSITORY, 1, null, 7, null)),
                Exercise.of("ArtifactService.get(RepositoryName, long)", on -> on.artifacts.get(REPOSITORY, 1)),
                Exercise.of(
                        "ArtifactService.download(RepositoryName, long)", on -> on.artifacts.download(REPOSITORY, 1)),
                Exercise.of("ArtifactService.delete(RepositoryName, long)", on -> on.artifacts.delete(REPOSITORY, 1)));
    }

    private static Stream<Exercise> concurrency() {
        return Stream.of(
                Exercise.of(
                        "ConcurrencyService.listOfRun(RepositoryName, long)",
                        on -> on.concurrency.listOfRun(REPOSITORY, 1)),
                Exercise.of(
                        "ConcurrencyService.get(RepositoryName, String)",
                        on -> on.concurrency.get(REPOSITORY, "deploy/eu 1")));
    }

    private static Stream<Exercise> environments() {
        return Stream.of(
                Exercise.of("EnvironmentService.list(RepositoryName)", on -> on.environments.list(REPOSITORY)),
                Exercise.of(
                        "EnvironmentService.page(RepositoryName, int, String)",
                        on -> on.environments.page(REPOSITORY, 7, null)),
                Exercise.of(
                        "EnvironmentService.get(RepositoryName, String)",
                        on -> on.environments.get(REPOSITORY, "a/b c")),
                Exercise.of(
                        "EnvironmentService.listCustomRules(RepositoryName, String)",
                        on -> on.environments.listCustomRules(REPOSITORY, "a/b")),
                Exercise.of(
                        "EnvironmentService.listPendingDeployments(RepositoryName, long)",
                        on -> on.environments.listPendingDeployments(REPOSITORY, 1)),
                Exercise.of(
                        "EnvironmentService.review(RepositoryName, long, Collection, Decision, String)",
                        on -> on.environments.review(
                                REPOSITORY, 1, List.of(161088068L), Decision.APPROVED, "Ship it!")),
                Exercise.of(
                        "EnvironmentService.listReviews(RepositoryName, long)",
                        on -> on.environments.listReviews(REPOSITORY, 1)),
                Exercise.of(
                        "EnvironmentService.reviewCustomRule(RepositoryName, long, String, Decision, String)",
                        on -> on.environments.reviewCustomRule(REPOSITORY, 1, "a/b", Decision.REJECTED, null),
                        on -> on.environments.reviewCustomRule(REPOSITORY, 1, "a/b", null, "half way")));
    }
}
