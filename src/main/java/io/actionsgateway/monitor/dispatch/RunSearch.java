package io.actionsgateway.monitor.dispatch;

import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Hosts;
import io.actionsgateway.github.transport.Scope;
import io.actionsgateway.run.dispatch.DispatchSearch;
import io.actionsgateway.run.dispatch.StartedRun;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks GitHub which runs a workflow was dispatched for. Thread-safe. */
@Component
class RunSearch {

    private static final Caller RESOLVER =
            new Caller("actions-gateway", BudgetClass.EVENT, Duration.ofSeconds(30), null);

    private final WorkflowRunService runs;
    private final Hosts hosts;

    RunSearch(WorkflowRunService runs, Hosts hosts) {
        this.runs = runs;
        this.hosts = hosts;
    }

    /** Whether a host is the one that we ask about a repository: it may have moved, or our settings with it. */
    boolean asks(String host, String repository) {
        try {
            Scope scope = new Scope.OfRepository(RepositoryName.parse(repository));
            return hosts.serving(scope, RESOLVER).name().equals(host);
        } catch (GitHubException.Unauthorized | IllegalArgumentException unserved) {
            return false;
        }
    }

    /** All since then. Fails when GitHub does not tell all of them, or hides them. */
    Mono<List<StartedRun>> runs(DispatchSearch search) {
        return runs.dispatchedSince(
                        RepositoryName.parse(search.repository()), WorkflowRef.of(search.workflow()), search.since())
                .filter(run -> StartedRun.EVENT.equals(run.event()))
                .map(RunSearch::started)
                .collectList()
                .contextWrite(RESOLVER);
    }

    private static StartedRun started(WorkflowRun run) {
        return new StartedRun(
                run.id(),
                run.workflowId(),
                run.path(),
                run.headBranch(),
                run.actor() == null ? null : run.actor().login(),
                run.displayTitle(),
                run.createdAt(),
                run.htmlUrl());
    }
}
