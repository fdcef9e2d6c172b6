package io.actionsgateway.api.policy;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Hosts;
import io.actionsgateway.github.transport.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which GitHub a repository is on, without asking it. Thread-safe. */
@Component
public class ServingHost {

    private final Hosts hosts;

    ServingHost(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * The GitHub that would be asked for the caller in the context.
     *
     * @param repository which
     * @return its host; fails with {@link io.actionsgateway.github.transport.GitHubException.Unauthorized} when no
     *     credential of ours serves the repository
     */
    public Mono<GitHubHost> of(RepositoryName repository) {
        return Mono.deferContextual(
                context -> Mono.just(hosts.serving(new Scope.OfRepository(repository), Caller.in(context))));
    }
}
