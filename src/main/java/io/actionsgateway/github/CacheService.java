package io.actionsgateway.github;

import io.actionsgateway.github.model.ActionsCache;
import io.actionsgateway.github.model.ActionsCacheList;
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
 * lacks a permission. For whom is asked: {@code caches.usage(repository).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/cache">Cache</a>
 */
@Service
public class CacheService {

    private static final int MOST = 100;

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
        return Flux.defer(
                () -> api.all(listing(repository, filter, MOST), "actions_caches", ActionsCache.class, false));
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
        return Mono.defer(
                () -> api.page(listing(repository, filter, size), "actions_caches", ActionsCache.class, next, false));
    }

    /**
     * Deletes one entry.
     *
     * @param repository where
     * @param id GitHub's
     * @return when it is gone
     */
    public Mono<Void> delete(RepositoryName repository, long id) {
        return Mono.defer(() -> api.send(Request.to(DELETE, Subject.of(Resource.CACHE, id, repository))
                .in(repository)
                .with("cache_id", id)));
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
        return Mono.defer(() -> api.get(byKey(repository, key, ref), ActionsCacheList.class))
                .map(ActionsCacheList::actionsCaches);
    }

    /**
     * How full a repository's cache is.
     *
     * @param repository which
     * @return up to five minutes old
     */
    public Mono<RepositoryCacheUsage> usage(RepositoryName repository) {
        return Mono.defer(
                () -> api.get(Request.to(USAGE, Subject.of(repository)).in(repository), RepositoryCacheUsage.class));
    }

    /**
     * How full the caches of an organization are together.
     *
     * @param organization which
     * @return up to five minutes old
     */
    public Mono<OrganizationCacheUsage> usage(OrganizationName organization) {
        return Mono.defer(() -> api.get(about(organization, ORGANIZATION_USAGE), OrganizationCacheUsage.class));
    }

    /**
     * How full each of them is.
     *
     * @param organization which
     * @return its repositories that have a cache
     */
    public Flux<RepositoryCacheUsage> usageByRepository(OrganizationName organization) {
        return Flux.defer(() -> api.all(
                byRepository(organization, MOST), "repository_cache_usages", RepositoryCacheUsage.class, false));
    }

    /**
     * One page of them.
     *
     * @param organization which
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return its repositories that have a cache
     */
    public Mono<GitHubPage<RepositoryCacheUsage>> usageByRepositoryPage(
            OrganizationName organization, int size, @Nullable String next) {
        return Mono.defer(() -> api.page(
                byRepository(organization, size), "repository_cache_usages", RepositoryCacheUsage.class, next, false));
    }

    private static Request listing(RepositoryName repository, CacheFilter filter, int size) {
        return filter.on(Request.to(LIST, Subject.of(repository)))
                .in(repository)
                .query("per_page", Inputs.pageSize(size, MOST));
    }

    private static Request byKey(RepositoryName repository, String key, @Nullable String ref) {
        return Request.to(DELETE_BY_KEY, Subject.of(Resource.CACHE, key, repository))
                .in(repository)
                .query("key", Inputs.filled(key, "key"))
                .query("ref", ref == null ? null : Inputs.filled(ref, "ref"));
    }

    private static Request byRepository(OrganizationName organization, int size) {
        return about(organization, USAGE_BY_REPOSITORY).query("per_page", Inputs.pageSize(size, MOST));
    }

    private static Request about(OrganizationName organization, Operation operation) {
        return Request.to(operation, Subject.organization(organization.login())).with("org", organization);
    }
}
