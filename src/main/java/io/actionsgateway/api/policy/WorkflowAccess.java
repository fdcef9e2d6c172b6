package io.actionsgateway.api.policy;

import io.actionsgateway.github.WorkflowService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.Workflow;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which workflows a caller may touch. GitHub is asked only for a caller whose grants name workflows, and only when the
 * request does not say the file itself. What is no file name and no number is refused to such a caller. Thread-safe.
 */
@Component
public class WorkflowAccess {

    private final WorkflowService workflows;
    private final RunLookup runs;

    WorkflowAccess(WorkflowService workflows, RunLookup runs) {
        this.workflows = workflows;
        this.runs = runs;
    }

    /**
     * Refuses a workflow that the grants do not name.
     *
     * @param caller who
     * @param repository where
     * @param workflow file name or number
     * @return empty when he may; fails with {@link AccessRefusal.Forbidden} {@code workflow_not_granted} when he may not
     */
    public Mono<Void> workflow(ApiCaller caller, RepositoryName repository, String workflow) {
        if (everyWorkflow(caller, repository)) {
            return Mono.empty();
        }
        if (WorkflowFiles.isNumber(workflow)) {
            return find(repository, workflow).flatMap(found -> check(caller, repository, found.path()));
        }
        return check(caller, repository, WorkflowFiles.isFile(workflow) ? workflow : null);
    }

    /**
     * Refuses a run of a workflow that the grants do not name.
     *
     * @param caller who
     * @param repository where
     * @param runId which
     * @return empty when he may; fails with {@link AccessRefusal.Forbidden} {@code workflow_not_granted} when he may not
     */
    public Mono<Void> run(ApiCaller caller, RepositoryName repository, long runId) {
        return everyWorkflow(caller, repository)
                ? Mono.empty()
                : runs.run(repository, runId).flatMap(run -> check(caller, repository, run.file()));
    }

    /**
     * Refuses a job of a workflow that the grants do not name.
     *
     * @param caller who
     * @param repository where
     * @param jobId which
     * @return empty when he may; fails with {@link AccessRefusal.Forbidden} {@code workflow_not_granted} when he may not
     */
    public Mono<Void> job(ApiCaller caller, RepositoryName repository, long jobId) {
        return everyWorkflow(caller, repository)
                ? Mono.empty()
                : runs.ofJob(repository, jobId).flatMap(runId -> run(caller, repository, runId));
    }

    /**
     * Refuses what may start any workflow to a caller whose grants name some.
     *
     * @param caller who
     * @param repository where
     * @return empty when he may; fails with {@link AccessRefusal.Forbidden} {@code workflow_not_granted} when he may not
     */
    public Mono<Void> all(ApiCaller caller, RepositoryName repository) {
        return everyWorkflow(caller, repository) ? Mono.empty() : Mono.error(refusal());
    }

    /** Fails with {@link AccessRefusal.NotGranted} when there is no such workflow. */
    Mono<Workflow> find(RepositoryName repository, String workflow) {
        return Mono.fromCallable(() -> WorkflowRef.of(workflow))
                .flatMap(reference -> workflows.get(repository, reference))
                .onErrorMap(IllegalArgumentException.class, unusable -> new AccessRefusal.NotGranted())
                .onErrorMap(GitHubException.NotFound.class, missing -> new AccessRefusal.NotGranted());
    }

    private static boolean everyWorkflow(ApiCaller caller, RepositoryName repository) {
        return caller.grants().allowEveryWorkflow(repository.toString(), Area.ACTIONS, Level.WRITE);
    }

    private static Mono<Void> check(ApiCaller caller, RepositoryName repository, @Nullable String path) {
        Grants grants = caller.grants();
        boolean granted = path != null
                && grants.allowWorkflow(repository.toString(), Area.ACTIONS, Level.WRITE, WorkflowFiles.named(path));
        return granted ? Mono.empty() : Mono.error(refusal());
    }

    private static AccessRefusal refusal() {
        return new AccessRefusal.Forbidden(
                "workflow_not_granted", "The grants of this caller do not cover this workflow and its runs.");
    }
}
