package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.ConcurrencyGroup;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Groups of which one run or job is in progress at a time: who holds them, and who waits. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for a run, and for a group that nobody is in;
 * {@link GitHubException.UnsupportedByHost} on an Enterprise Server, which has no such question.
 *
 * @see <a href="https://docs.github.com/rest/actions/concurrency-groups">Concurrency groups</a>
 */
@Service
public class ConcurrencyService {

    private static final Operation GET = Operation.get(
            "actions/get-concurrency-group-for-repository",
            "/repos/{owner}/{repo}/actions/concurrency_groups/{concurrency_group_name}",
            Permission.ACTIONS_READ);
    private static final Operation OF_RUN = Operation.get(
            "actions/list-concurrency-groups-for-workflow-run",
            "/repos/{owner}/{repo}/actions/runs/{run_id}/concurrency_groups",
            Permission.ACTIONS_READ);
    private static final Listing<ConcurrencyGroup> ALL = Listing.of("concurrency_groups", ConcurrencyGroup.class);

    private final GitHubApi api;

    ConcurrencyService(GitHubApi api) {
        this.api = api;
    }

    /**
     * The groups that a run and its jobs belong to, and where these stand in them.
     *
     * @param repository where
     * @param runId which
     * @return page after page; a group that the run has left, or not reached, is without members
     */
    public Flux<ConcurrencyGroup> listOfRun(RepositoryName repository, long runId) {
        return api.all(ALL, () -> Request.aboutRun(OF_RUN, repository, runId).notOnEnterpriseServer());
    }

    /**
     * One group with all who are in it, the holder first.
     *
     * @param repository where
     * @param name of the group; any characters
     * @return the group
     */
    public Mono<ConcurrencyGroup> get(RepositoryName repository, String name) {
        return api.get(
                () -> Request.to(GET, Subject.of(Resource.CONCURRENCY_GROUP, name, repository))
                        .in(repository)
                        .with("concurrency_group_name", name)
                        .notOnEnterpriseServer(),
                ConcurrencyGroup.class);
    }
}
