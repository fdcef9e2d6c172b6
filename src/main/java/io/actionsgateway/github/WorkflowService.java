package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.DispatchResult;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.Workflow;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.model.WorkflowUsage;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Workflows, and dispatching them. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for a workflow, {@link GitHubException.AccessDenied} when our credential
 * lacks a permission. For whom is asked: {@code workflows.get(repository, ref).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/workflows">Workflows</a>
 */
@Service
public class WorkflowService {

    private static final String WORKFLOWS = "/repos/{owner}/{repo}/actions/workflows";
    private static final String WORKFLOW = WORKFLOWS + "/{workflow_id}";
    private static final Operation LIST =
            Operation.get("actions/list-repo-workflows", WORKFLOWS, Permission.ACTIONS_READ);
    private static final Operation GET = Operation.get("actions/get-workflow", WORKFLOW, Permission.ACTIONS_READ);
    private static final Operation ENABLE =
            Operation.put("actions/enable-workflow", WORKFLOW + "/enable", Permission.ACTIONS_WRITE);
    private static final Operation DISABLE =
            Operation.put("actions/disable-workflow", WORKFLOW + "/disable", Permission.ACTIONS_WRITE);
    private static final Operation USAGE =
            Operation.get("actions/get-workflow-usage", WORKFLOW + "/timing", Permission.ACTIONS_READ);
    private static final Operation DISPATCH =
            Operation.post("actions/create-workflow-dispatch", WORKFLOW + "/dispatches", Permission.ACTIONS_WRITE);
    private static final Listing<Workflow> ALL = Listing.of("workflows", Workflow.class);

    private final GitHubApi api;
    private final GitHubProperties properties;

    WorkflowService(GitHubApi api, GitHubProperties properties) {
        this.api = api;
        this.properties = properties;
    }

    /**
     * All workflows.
     *
     * @param repository where
     * @return page after page, as they are taken
     */
    public Flux<Workflow> list(RepositoryName repository) {
        return api.all(ALL, () -> Request.about(LIST, repository));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<Workflow>> page(RepositoryName repository, int size, @Nullable String next) {
        return api.page(ALL, () -> Request.about(LIST, repository), size, next);
    }

    /**
     * One workflow.
     *
     * @param repository where
     * @param workflow which
     * @return as it is now
     */
    public Mono<Workflow> get(RepositoryName repository, WorkflowRef workflow) {
        return api.get(() -> about(GET, repository, workflow), Workflow.class);
    }

    /**
     * Lets it run again.
     *
     * @param repository where
     * @param workflow which
     * @return when GitHub has done so
     */
    public Mono<Void> enable(RepositoryName repository, WorkflowRef workflow) {
        return api.send(() -> about(ENABLE, repository, workflow));
    }

    /**
     * Lets it run no more.
     *
     * @param repository where
     * @param workflow which
     * @return when GitHub has done so
     */
    public Mono<Void> disable(RepositoryName repository, WorkflowRef workflow) {
        return api.send(() -> about(DISABLE, repository, workflow));
    }

    /**
     * What it has used in this billing cycle. GitHub is about to give this up; Enterprise Servers never had it:
     * {@link GitHubException.UnsupportedByHost}.
     *
     * @param repository where
     * @param workflow which
     * @return times by operating system
     */
    public Mono<WorkflowUsage> getUsage(RepositoryName repository, WorkflowRef workflow) {
        return api.get(() -> about(USAGE, repository, workflow).notOnEnterpriseServer(), WorkflowUsage.class);
    }

    /**
     * Starts a run; sent once, whatever happens. Fails with {@link GitHubException.InvalidRef},
     * {@link GitHubException.InvalidInputs} and {@link GitHubException.WorkflowDisabled}.
     *
     * @param repository where
     * @param workflow which; it needs a {@code workflow_dispatch} trigger
     * @param ref branch or tag
     * @param inputs text, numbers and booleans; at most 25, on an Enterprise Server 10
     * @return which run, where GitHub says so: an Enterprise Server does not
     */
    public Mono<DispatchResult> dispatch(
            RepositoryName repository, WorkflowRef workflow, String ref, Map<String, ?> inputs) {
        return api.host(() -> about(DISPATCH, repository, workflow))
                .map(host -> Dispatch.on(host, properties.apiVersion()))
                .flatMap(dispatch -> api.maybe(
                        () -> about(DISPATCH, repository, workflow).body(dispatch.body(ref, inputs)),
                        DispatchResult.class))
                .defaultIfEmpty(DispatchResult.UNKNOWN);
    }

    /** Whether this workflow's GitHub says which run came of a dispatch; an Enterprise Server may, but need not. */
    Mono<Boolean> namesRuns(RepositoryName repository, WorkflowRef workflow) {
        return api.host(() -> about(DISPATCH, repository, workflow)).map(host -> !host.enterpriseServer());
    }

    private static Request about(Operation operation, RepositoryName repository, WorkflowRef workflow) {
        return Request.to(operation, Subject.of(Resource.WORKFLOW, workflow, repository))
                .in(repository)
                .with("workflow_id", workflow);
    }
}
