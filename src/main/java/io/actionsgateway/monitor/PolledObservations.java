package io.actionsgateway.monitor;

import io.actionsgateway.github.model.Actor;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.model.WorkflowStep;
import io.actionsgateway.run.Evidence;
import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobKey;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunKey;
import io.actionsgateway.run.RunObservation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns GitHub's answers into observations. What a webhook has told already adds nothing: the same words at the same time
 * are the same statement, whoever was told.
 */
public final class PolledObservations {

    private PolledObservations() {}

    /**
     * What GitHub says of a run.
     *
     * @param repository where it was asked for; used when the answer does not name it
     * @param run as GitHub answered
     * @param fetchedAt when it was asked for, not when the answer came
     * @return the observation
     */
    public static RunObservation.OfRun ofRun(RepositoryName repository, WorkflowRun run, Instant fetchedAt) {
        return new RunObservation.OfRun(
                new RunKey(run.id(), run.runAttempt()), details(repository, run), Evidence.poll(fetchedAt));
    }

    /**
     * What GitHub says of a job.
     *
     * @param repository where it was asked for
     * @param run the job's run, as GitHub answered
     * @param job as GitHub answered
     * @param fetchedAt when it was asked for, not when the answer came
     * @return the observation
     */
    public static RunObservation.OfJob ofJob(
            RepositoryName repository, WorkflowRun run, WorkflowJob job, Instant fetchedAt) {
        JobDetails details = new JobDetails(
                job.name(),
                job.workflowName(),
                job.headBranch(),
                job.headSha(),
                job.htmlUrl(),
                job.status(),
                job.conclusion(),
                job.createdAt(),
                job.startedAt(),
                job.completedAt(),
                null,
                job.labels(),
                job.runnerId(),
                job.runnerName(),
                job.runnerGroupId(),
                job.runnerGroupName(),
                job.steps().stream().map(PolledObservations::step).toList());
        return new RunObservation.OfJob(
                new JobKey(job.id(), job.runAttempt()),
                job.runId(),
                supposed(details(repository, run)),
                details,
                null,
                Evidence.poll(fetchedAt));
    }

    private static RunDetails details(RepositoryName repository, WorkflowRun run) {
        var home = run.repository();
        return new RunDetails(
                home == null ? null : home.id(),
                home == null ? repository.toString() : home.fullName(),
                null,
                run.workflowId(),
                run.name(),
                file(run.path()),
                run.runNumber(),
                run.displayTitle(),
                run.event(),
                run.headBranch(),
                run.headSha(),
                run.checkSuiteId(),
                login(run.actor()),
                login(run.triggeringActor()),
                run.htmlUrl(),
                run.status(),
                run.conclusion(),
                run.createdAt(),
                run.runStartedAt(),
                run.updatedAt());
    }

    /** What a job tells of its run is no statement about the run's state. */
    private static RunDetails supposed(RunDetails run) {
        return new RunDetails(
                run.repositoryId(),
                run.repository(),
                null,
                null,
                run.workflowName(),
                null,
                null,
                null,
                null,
                run.headBranch(),
                run.headSha(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static JobDetails.Step step(WorkflowStep step) {
        return new JobDetails.Step(
                step.number(), step.name(), step.status(), step.conclusion(), step.startedAt(), step.completedAt());
    }

    /** GitHub may append the ref: {@code .github/workflows/ci.yml@refs/heads/main}. */
    private static @Nullable String file(@Nullable String path) {
        int ref = path == null ? -1 : path.indexOf('@');
        return path == null || ref < 0 ? path : path.substring(0, ref);
    }

    private static @Nullable String login(@Nullable Actor actor) {
        return actor == null ? null : actor.login();
    }
}
