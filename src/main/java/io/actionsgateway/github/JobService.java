package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Jobs of runs. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for a run or job, {@link GitHubException.RunInProgress} for a re-run that
 * comes too early, {@link GitHubException.AccessDenied}. For whom is asked:
 * {@code jobs.get(repository, id).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/workflow-jobs">Workflow jobs</a>
 */
@Service
public class JobService {

    private static final String RUN = "/repos/{owner}/{repo}/actions/runs/{run_id}";
    private static final String JOB = "/repos/{owner}/{repo}/actions/jobs/{job_id}";
    private static final Operation LIST =
            Operation.get("actions/list-jobs-for-workflow-run", RUN + "/jobs", Permission.ACTIONS_READ);
    private static final Operation LIST_OF_ATTEMPT = Operation.get(
            "actions/list-jobs-for-workflow-run-attempt",
            RUN + "/attempts/{attempt_number}/jobs",
            Permission.ACTIONS_READ);
    private static final Operation GET =
            Operation.get("actions/get-job-for-workflow-run", JOB, Permission.ACTIONS_READ);
    private static final Operation RERUN =
            Operation.post("actions/re-run-job-for-workflow-run", JOB + "/rerun", Permission.ACTIONS_WRITE);
    private static final Listing<WorkflowJob> JOBS = Listing.of("jobs", WorkflowJob.class);

    private final GitHubApi api;
    private final LogService logs;

    JobService(GitHubApi api, LogService logs) {
        this.api = api;
        this.logs = logs;
    }

    /**
     * Jobs of a run.
     *
     * @param repository where
     * @param runId whose
     * @param filter of which attempts
     * @return page after page, as they are taken
     */
    public Flux<WorkflowJob> list(RepositoryName repository, long runId, JobFilter filter) {
        return api.all(JOBS, () -> listing(repository, runId, filter));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param runId whose
     * @param filter of which attempts
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<WorkflowJob>> page(
            RepositoryName repository, long runId, JobFilter filter, int size, @Nullable String next) {
        return api.page(JOBS, () -> listing(repository, runId, filter), size, next);
    }

    /**
     * Jobs of one attempt.
     *
     * @param repository where
     * @param runId whose
     * @param attempt from 1 on
     * @return page after page, as they are taken
     */
    public Flux<WorkflowJob> listOfAttempt(RepositoryName repository, long runId, int attempt) {
        return api.all(JOBS, () -> ofAttempt(repository, runId, attempt));
    }

    /**
     * Jobs of one attempt as they are now, past every cache: no webhook tells of their steps.
     *
     * @param repository where
     * @param runId whose
     * @param attempt from 1 on
     * @return page after page, as they are taken
     */
    public Flux<WorkflowJob> currentOfAttempt(RepositoryName repository, long runId, int attempt) {
        return api.all(JOBS, () -> ofAttempt(repository, runId, attempt).fresh());
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param runId whose
     * @param attempt from 1 on
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<WorkflowJob>> pageOfAttempt(
            RepositoryName repository, long runId, int attempt, int size, @Nullable String next) {
        return api.page(JOBS, () -> ofAttempt(repository, runId, attempt), size, next);
    }

    /**
     * One job.
     *
     * @param repository where
     * @param jobId which
     * @return as it is now, with its steps
     */
    public Mono<WorkflowJob> get(RepositoryName repository, long jobId) {
        return api.get(() -> about(GET, repository, jobId), WorkflowJob.class);
    }

    /**
     * Runs it again, and the jobs that depend on it.
     *
     * @param repository where
     * @param jobId which; its run must have ended
     * @param enableDebugLogging whether the new attempt logs more
     * @return when GitHub has taken it
     */
    public Mono<Void> rerun(RepositoryName repository, long jobId, boolean enableDebugLogging) {
        return api.send(() -> Reruns.debugging(about(RERUN, repository, jobId), enableDebugLogging));
    }

    /**
     * Its log, see {@link LogService#ofJob}.
     *
     * @param repository where
     * @param jobId whose
     * @return plain text
     */
    public Mono<Download> logs(RepositoryName repository, long jobId) {
        return logs.ofJob(repository, jobId);
    }

    private static Request listing(RepositoryName repository, long runId, JobFilter filter) {
        return Request.aboutRun(LIST, repository, runId).query("filter", filter.word());
    }

    private static Request ofAttempt(RepositoryName repository, long runId, int attempt) {
        return Request.aboutRun(LIST_OF_ATTEMPT, repository, runId).with("attempt_number", attempt);
    }

    private static Request about(Operation operation, RepositoryName repository, long jobId) {
        return Request.to(operation, Subject.of(Resource.JOB, jobId, repository))
                .in(repository)
                .with("job_id", jobId);
    }
}
