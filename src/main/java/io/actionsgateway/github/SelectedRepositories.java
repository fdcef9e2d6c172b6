package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositorySummary;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Operation;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which repositories may use one secret or variable of an organization. Holds nothing; asks GitHub each time.
 * {@link GitHubException.Conflict} when its visibility is not {@link Visibility.Selected}.
 */
public final class SelectedRepositories {

    private static final Listing<RepositorySummary> REPOSITORIES = Listing.of("repositories", RepositorySummary.class);

    private final GitHubApi api;
    private final SelectionOperations operations;
    private final SettingScope.OfOrganization organization;
    private final String name;

    SelectedRepositories(
            GitHubApi api, SelectionOperations operations, SettingScope.OfOrganization organization, String name) {
        this.api = api;
        this.operations = operations;
        this.organization = organization;
        this.name = name;
    }

    /**
     * All of them.
     *
     * @return the repositories
     */
    public Flux<RepositorySummary> list() {
        return api.all(REPOSITORIES, () -> about(operations.list()));
    }

    /**
     * One page of them.
     *
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the repositories
     */
    public Mono<GitHubPage<RepositorySummary>> page(int size, @Nullable String next) {
        return api.page(REPOSITORIES, () -> about(operations.list()), size, next);
    }

    /**
     * Replaces the selection.
     *
     * @param repositoryIds may be empty
     * @return when it is done
     */
    public Mono<Void> set(Set<Long> repositoryIds) {
        return api.send(
                () -> about(operations.set()).body(Map.of("selected_repository_ids", new TreeSet<>(repositoryIds))));
    }

    /**
     * Adds one.
     *
     * @param repositoryId which may use it from now on
     * @return when it is done
     */
    public Mono<Void> add(long repositoryId) {
        return api.send(() -> about(operations.add()).with("repository_id", repositoryId));
    }

    /**
     * Takes one out.
     *
     * @param repositoryId which may no longer use it
     * @return when it is done
     */
    public Mono<Void> remove(long repositoryId) {
        return api.send(() -> about(operations.remove()).with("repository_id", repositoryId));
    }

    private Request about(Operation operation) {
        return Settings.at(operation, organization, operations.resource(), Settings.name(name))
                .with(operations.variable(), name);
    }
}
