package io.actionsgateway.api.policy;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Nobody lets go on what he started himself: the one who dispatched a run, or repeated any part of it, must find somebody
 * else to approve it. Told by subject, so another key of the same person does not help. A dispatch whose run is not known
 * counts for every run that may have come of it. Thread-safe.
 */
@Component
public class SelfApproval {

    private final DispatchLedger ledger;
    private final RunLookup runs;
    private final ServingHost hosts;

    SelfApproval(DispatchLedger ledger, RunLookup runs, ServingHost hosts) {
        this.ledger = ledger;
        this.runs = runs;
        this.hosts = hosts;
    }

    /**
     * Refuses an approval of one's own run. GitHub is asked for the run only when the caller has dispatches whose runs are
     * not known, and our tables do not have it.
     *
     * @param caller who wants to approve
     * @param repository where
     * @param runId what
     * @return empty when he may; fails with {@link AccessRefusal.Forbidden} {@code self_approval} when he may not
     */
    public Mono<Void> check(ApiCaller caller, RepositoryName repository, long runId) {
        return hosts.of(repository)
                .flatMap(host -> started(caller, host, runId)
                        .flatMap(own -> own ? Mono.just(true) : mayHaveStarted(caller, host, repository, runId)))
                .flatMap(own -> own ? Mono.error(refusal()) : Mono.empty());
    }

    private Mono<Boolean> started(ApiCaller caller, GitHubHost host, long runId) {
        return BlockingBridge.call(() -> ledger.started(caller.subject(), host.name(), runId));
    }

    private Mono<Boolean> mayHaveStarted(ApiCaller caller, GitHubHost host, RepositoryName repository, long runId) {
        return BlockingBridge.call(() -> ledger.undecided(caller.subject(), host.name(), repository.toString(), null))
                .flatMap(undecided -> undecided.isEmpty()
                        ? Mono.just(false)
                        : runs.run(repository, runId).flatMap(run -> mayHaveStarted(caller, host, repository, run)));
    }

    private Mono<Boolean> mayHaveStarted(ApiCaller caller, GitHubHost host, RepositoryName repository, RunFacts run) {
        return BlockingBridge.call(
                () -> ledger.undecided(caller.subject(), host.name(), repository.toString(), run.createdAt()).stream()
                        .anyMatch(dispatch -> run.mayBeOf(dispatch.request().workflow())));
    }

    private static AccessRefusal refusal() {
        return new AccessRefusal.Forbidden(
                "self_approval",
                "Whoever started or re-ran a run may not approve it; ask somebody else to. Rejecting it is allowed.");
    }
}
