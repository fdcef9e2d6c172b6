package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Inputs;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.ActionsCache;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.OrganizationCacheUsage;
import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryCacheUsage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The Actions caches of repositories and organizations; their limits are {@link CacheLimitService}'s. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for an entry, {@link GitHubException.AccessDenied} when our credential
 * lacks a permission. For whom is asked: {@code caches.getUsage(repository).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/cache">Cache</a>
 */
@Service
public class CacheService {

    private static final Listing<ActionsCache> ENTRIES = Listing.of("actions_caches", ActionsCache.class);
    private static final Listing<RepositoryCacheUsage> USAGES =
            Listing.of("repository_cache_usages", RepositoryCacheUsage.class);

    private static final String CACHES = "/repos/{owner}/{repo}/actions/caches";
    private static final String ORGANIZATION = "/orgs/{org}/actions/cache";

    private static final Operation LIST =
            Operation.get("actions/get-actions-cache-list", CACHES, Permission.ACTIONS_READ);
    private static final Operation DELETE =
            Operation.delete("actions/delete-actions-cache-by-id", CACHES + "/{cache_id}", Permission.ACTIONS_WRITE);
    private static final Operation DELETE_BY_KEY =
            Operation.delete("actions/delete-actions-cache-by-key", CACHES, Permission.ACTIONS_WRITE);
    private static final Operation USAGE = Operation.get(
            "actions/get-actions-cache-usage", "/repos/{owner}/{repo}/actions/cache/usage", Permission.ACTIONS_READ);
    private static final Operation ORGANIZATION_USAGE = Operation.get(
            "actions/get-actions-cache-usage-for-org",
            ORGANIZATION + "/usage",
            Permission.ORGANIZATION_ADMINISTRATION_READ);
    private static final Operation USAGE_BY_REPOSITORY = Operation.get(
            "actions/get-actions-cache-usage-by-repo-for-org",
            ORGANIZATION + "/usage-by-repository",
            Permission.ORGANIZATION_ADMINISTRATION_READ);

    private final GitHubApi api;

    CacheService(GitHubApi api) {
        this.api = api;
    }

    /**
     * All entries that a filter lets through.
     *
     * @param repository where
     * @param filter which
     * @return in the filter's order
     */
    public Flux<ActionsCache> list(RepositoryName repository, CacheFilter filter) {
        return api.all(ENTRIES, () -> listing(repository, filter));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param filter which
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return in the filter's order
     */
    public Mono<GitHubPage<ActionsCache>> page(
            RepositoryName repository, CacheFilter filter, int size, @Nullable String next) {
        return api.page(ENTRIES, () -> listing(repository, filter), size, next);
    }

    /**
     * One entry. GitHub has no such question: the list is read until it comes, latest access first.
     *
     * @param repository where
     * @param id GitHub's
     * @return the entry
     */
    public Mono<ActionsCache> get(RepositoryName repository, long id) {
        return list(repository, CacheFilter.none())
                .filter(entry -> entry.id() == id)
                .next()
                .switchIfEmpty(Mono.error(() -> new GitHubException.NotFound(
                        Resource.CACHE,
                        Subject.of(Resource.CACHE, id, repository).name())));
    }

    /**
     * Deletes one entry.
     *
     * @param repository where
     * @param id GitHub's
     * @return when it is gone
     */
    public Mono<Void> delete(RepositoryName repository, long id) {
        return api.send(() -> Request.to(DELETE, Subject.of(Resource.CACHE, id, repository))
                .in(repository)
                .with("cache_id", id));
    }

    /**
     * Deletes the entries of a key.
     *
     * @param repository where
     * @param key complete: unlike in a filter, the beginning is not enough
     * @param ref whole ref, or {@code null} for all refs
     * @return what was deleted
     */
    public Mono<List<ActionsCache>> deleteByKey(RepositoryName repository, String key, @Nullable String ref) {
        return api.list(ENTRIES, () -> byKey(repository, key, ref));
    }

    /**
     * How full a repository's cache is.
     *
     * @param repository which
     * @return up to five minutes old
     */
    public Mono<RepositoryCacheUsage> getUsage(RepositoryName repository) {
        return api.get(() -> Request.about(USAGE, repository), RepositoryCacheUsage.class);
    }

    /**
     * How full the caches of an organization are together.
     *
     * @param organization which
     * @return up to five minutes old
     */
    public Mono<OrganizationCacheUsage> getUsage(OrganizationName organization) {
        return api.get(() -> Request.about(ORGANIZATION_USAGE, organization), OrganizationCacheUsage.class);
    }

    /**
     * How full each of them is.
     *
     * @param organization which
     * @return its repositories that have a cache
     */
    public Flux<RepositoryCacheUsage> listUsage(OrganizationName organization) {
        return api.all(USAGES, () -> Request.about(USAGE_BY_REPOSITORY, organization));
    }

    /**
     * One page of them.
     *
     * @param organization which
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return its repositories that have a cache
     */
    public Mono<GitHubPage<RepositoryCacheUsage>> pageUsage(
            OrganizationName organization, int size, @Nullable String next) {
        return api.page(USAGES, () -> Request.about(USAGE_BY_REPOSITORY, organization), size, next);
    }

    private static Request listing(RepositoryName repository, CacheFilter filter) {
        return filter.on(Request.about(LIST, repository));
    }

    private static Request byKey(RepositoryName repository, String key, @Nullable String ref) {
        return Request.to(DELETE_BY_KEY, Subject.of(Resource.CACHE, key, repository))
                .in(repository)
                .query("key", Inputs.filled(key, "key"))
                .query("ref", ref == null ? null : Inputs.filled(ref, "ref"));
    }
}
