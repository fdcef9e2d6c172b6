package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs: reading, repeating, ending, and starting them. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for a run, {@link GitHubException.RunInProgress},
 * {@link GitHubException.RunCompleted} and {@link GitHubException.WorkflowDisabled} when its state stands against it, and
 * {@link GitHubException.AccessDenied}. A filtered list of more than 1,000 runs ends with
 * {@link GitHubException.Truncated} after those. For whom is asked:
 * {@code runs.get(repository, id).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/workflow-runs">Workflow runs</a>
 */
@Service
public class WorkflowRunService {

    private static final String RUNS = "/repos/{owner}/{repo}/actions/runs";
    private static final String RUN = RUNS + "/{run_id}";
    private static final Operation LIST =
            Operation.get("actions/list-workflow-runs-for-repo", RUNS, Permission.ACTIONS_READ);
    private static final Operation LIST_OF_WORKFLOW = Operation.get(
            "actions/list-workflow-runs",
            "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
            Permission.ACTIONS_READ);
    private static final Operation GET = Operation.get("actions/get-workflow-run", RUN, Permission.ACTIONS_READ);
    private static final Operation ATTEMPT = Operation.get(
            "actions/get-workflow-run-attempt", RUN + "/attempts/{attempt_number}", Permission.ACTIONS_READ);
    private static final Operation RERUN =
            Operation.post("actions/re-run-workflow", RUN + "/rerun", Permission.ACTIONS_WRITE);
    private static final Operation RERUN_FAILED =
            Operation.post("actions/re-run-workflow-failed-jobs", RUN + "/rerun-failed-jobs", Permission.ACTIONS_WRITE);
    private static final Operation CANCEL =
            Operation.post("actions/cancel-workflow-run", RUN + "/cancel", Permission.ACTIONS_WRITE);
    private static final Operation FORCE_CANCEL =
            Operation.post("actions/force-cancel-workflow-run", RUN + "/force-cancel", Permission.ACTIONS_WRITE);
    private static final Operation DELETE =
            Operation.delete("actions/delete-workflow-run", RUN, Permission.ACTIONS_WRITE);
    private static final Operation APPROVE =
            Operation.post("actions/approve-workflow-run", RUN + "/approve", Permission.ACTIONS_WRITE);
    private static final Listing<WorkflowRun> ALL = Listing.of("workflow_runs", WorkflowRun.class);

    private final GitHubApi api;
    private final DispatchedRuns dispatched;

    WorkflowRunService(GitHubApi api, DispatchedRuns dispatched) {
        this.api = api;
        this.dispatched = dispatched;
    }

    /**
     * Runs of a repository, newest first.
     *
     * @param repository where
     * @param filter which
     * @return page after page, as they are taken
     */
    public Flux<WorkflowRun> list(RepositoryName repository, RunFilter filter) {
        return api.all(ALL, () -> filter.on(Request.about(LIST, repository)));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param filter which
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<WorkflowRun>> page(
            RepositoryName repository, RunFilter filter, int size, @Nullable String next) {
        return api.page(ALL, () -> filter.on(Request.about(LIST, repository)), size, next);
    }

    /**
     * Runs of a workflow, newest first.
     *
     * @param repository where
     * @param workflow whose
     * @param filter which
     * @return page after page, as they are taken
     */
    public Flux<WorkflowRun> listOfWorkflow(RepositoryName repository, WorkflowRef workflow, RunFilter filter) {
        return api.all(ALL, () -> ofWorkflow(repository, workflow, filter));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param workflow whose
     * @param filter which
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<WorkflowRun>> pageOfWorkflow(
            RepositoryName repository, WorkflowRef workflow, RunFilter filter, int size, @Nullable String next) {
        return api.page(ALL, () -> ofWorkflow(repository, workflow, filter), size, next);
    }

    /**
     * A run in its latest attempt.
     *
     * @param repository where
     * @param runId which
     * @return as it is now
     */
    public Mono<WorkflowRun> get(RepositoryName repository, long runId) {
        return api.get(() -> Request.aboutRun(GET, repository, runId), WorkflowRun.class);
    }

    /**
     * A run in one attempt.
     *
     * @param repository where
     * @param runId which
     * @param attempt from 1 on
     * @return as it was or is in that attempt
     */
    public Mono<WorkflowRun> getAttempt(RepositoryName repository, long runId, int attempt) {
        return api.get(
                () -> Request.aboutRun(ATTEMPT, repository, runId).with("attempt_number", attempt), WorkflowRun.class);
    }

    /**
     * Runs all of it again, up to 30 days after its first run.
     *
     * @param repository where
     * @param runId which; it must have ended
     * @param enableDebugLogging whether the new attempt logs more
     * @return when GitHub has taken it
     */
    public Mono<Void> rerun(RepositoryName repository, long runId, boolean enableDebugLogging) {
        return api.send(() -> Reruns.debugging(Request.aboutRun(RERUN, repository, runId), enableDebugLogging));
    }

    /**
     * Runs its failed jobs again, and those that depend on them.
     *
     * @param repository where
     * @param runId which; it must have ended
     * @param enableDebugLogging whether the new attempt logs more
     * @return when GitHub has taken it
     */
    public Mono<Void> rerunFailedJobs(RepositoryName repository, long runId, boolean enableDebugLogging) {
        return api.send(() -> Reruns.debugging(Request.aboutRun(RERUN_FAILED, repository, runId), enableDebugLogging));
    }

    /**
     * Asks it to end.
     *
     * @param repository where
     * @param runId which
     * @return when GitHub has taken it; the run ends later
     */
    public Mono<Void> cancel(RepositoryName repository, long runId) {
        return api.send(() -> Request.aboutRun(CANCEL, repository, runId));
    }

    /**
     * Ends it past conditions such as {@code always()}: for runs that {@link #cancel} does not end.
     *
     * @param repository where
     * @param runId which
     * @return when GitHub has taken it
     */
    public Mono<Void> forceCancel(RepositoryName repository, long runId) {
        return api.send(() -> Request.aboutRun(FORCE_CANCEL, repository, runId));
    }

    /**
     * Takes it away with its logs and artifacts.
     *
     * @param repository where
     * @param runId which; it must have ended
     * @return when it is gone
     */
    public Mono<Void> delete(RepositoryName repository, long runId) {
        return api.send(() -> Request.aboutRun(DELETE, repository, runId));
    }

    /**
     * Lets the run of a first-time contributor's pull request start. Enterprise Servers lack this:
     * {@link GitHubException.UnsupportedByHost}.
     *
     * @param repository where
     * @param runId which
     * @return when GitHub has taken it
     */
    public Mono<Void> approve(RepositoryName repository, long runId) {
        return api.send(() -> Request.aboutRun(APPROVE, repository, runId).notOnEnterpriseServer());
    }

    /**
     * Starts a run and finds it; dispatches once, whatever happens. Fails like {@link WorkflowService#dispatch}, and with
     * {@link GitHubException.RunUnknown} when the dispatch was taken but its run could not be found: on an Enterprise
     * Server, which does not name it, that happens when somebody else starts one at the same time.
     *
     * @param repository where
     * @param workflow which; it needs a {@code workflow_dispatch} trigger
     * @param ref branch or tag
     * @param inputs see {@link WorkflowService#dispatch}
     * @return the new run, which may take 15 seconds to be found
     */
    public Mono<WorkflowRun> dispatch(
            RepositoryName repository, WorkflowRef workflow, String ref, Map<String, ?> inputs) {
        return dispatched.dispatch(this, repository, workflow, ref, inputs);
    }

    /**
     * Runs of a workflow that were dispatched since some time, newest first, as they are now, past every cache.
     *
     * @param repository where
     * @param workflow whose
     * @param since whole seconds count
     * @return page after page, as they are taken
     */
    public Flux<WorkflowRun> dispatchedSince(RepositoryName repository, WorkflowRef workflow, Instant since) {
        RunFilter filter =
                RunFilter.none().event("workflow_dispatch").created(">=" + since.truncatedTo(ChronoUnit.SECONDS));
        return api.all(ALL, () -> ofWorkflow(repository, workflow, filter).fresh());
    }

    /** One page of a workflow's runs as they are now, past every cache. */
    Mono<GitHubPage<WorkflowRun>> latest(RepositoryName repository, WorkflowRef workflow, RunFilter filter) {
        return api.page(ALL, () -> ofWorkflow(repository, workflow, filter).fresh(), ALL.most(), null);
    }

    private static Request ofWorkflow(RepositoryName repository, WorkflowRef workflow, RunFilter filter) {
        return filter.on(Request.to(LIST_OF_WORKFLOW, Subject.of(Resource.WORKFLOW, workflow, repository))
                .in(repository)
                .with("workflow_id", workflow));
    }
}
