package io.actionsgateway.api.policy;

import io.actionsgateway.github.EnvironmentService;
import io.actionsgateway.github.model.EnvironmentSummary;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which environments a caller may decide about. GitHub is asked only for a caller whose grants name environments, and only
 * when the request names them by number. Thread-safe.
 */
@Component
public class EnvironmentAccess {

    private final EnvironmentService environments;

    EnvironmentAccess(EnvironmentService environments) {
        this.environments = environments;
    }

    /**
     * Refuses environments that the grants do not name.
     *
     * @param caller who wants to decide
     * @param repository where
     * @param names of environments
     * @return empty when he may; fails with {@link AccessRefusal.Forbidden} {@code environment_not_granted} when he may not
     */
    public Mono<Void> named(ApiCaller caller, RepositoryName repository, Collection<String> names) {
        boolean granted = names.stream()
                .allMatch(name ->
                        caller.grants().allowEnvironment(repository.toString(), Area.DEPLOYMENTS, Level.WRITE, name));
        return granted ? Mono.empty() : Mono.error(refusal());
    }

    /**
     * Refuses environments that the grants do not name, and numbers that nothing of the run waits for.
     *
     * @param caller who wants to decide
     * @param repository where
     * @param runId of the run that waits
     * @param ids of environments
     * @return empty when he may; fails with {@link AccessRefusal.Forbidden} {@code environment_not_granted} when he may not
     */
    public Mono<Void> numbered(ApiCaller caller, RepositoryName repository, long runId, Collection<Long> ids) {
        return every(caller, repository)
                ? Mono.empty()
                : waiting(repository, runId)
                        .flatMap(names -> names.keySet().containsAll(ids)
                                ? named(
                                        caller,
                                        repository,
                                        ids.stream().map(names::get).toList())
                                : Mono.error(refusal()));
    }

    /**
     * Whether a caller may decide about all environments, so that nobody needs to know which ones they are.
     *
     * @param caller who
     * @param repository where
     * @return true when he may
     */
    public boolean every(ApiCaller caller, RepositoryName repository) {
        return caller.grants().allowEveryEnvironment(repository.toString(), Area.DEPLOYMENTS, Level.WRITE);
    }

    private Mono<Map<Long, String>> waiting(RepositoryName repository, long runId) {
        return environments
                .listPendingDeployments(repository, runId)
                .map(PendingDeployment::environment)
                .collect(Collectors.toMap(EnvironmentSummary::id, EnvironmentSummary::name, (one, same) -> one))
                .onErrorMap(GitHubException.NotFound.class, missing -> new AccessRefusal.NotGranted());
    }

    private static AccessRefusal refusal() {
        return new AccessRefusal.Forbidden(
                "environment_not_granted", "The grants of this caller do not cover these environments.");
    }
}
