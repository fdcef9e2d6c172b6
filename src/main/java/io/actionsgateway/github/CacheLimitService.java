package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Inputs;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.model.CacheRetentionLimit;
import io.actionsgateway.github.model.CacheStorageLimit;
import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * How much and how long repositories and organizations may cache. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.UnsupportedByHost} on an Enterprise Server, {@link GitHubException.AccessDenied} when
 * our credential lacks a permission, {@link GitHubException.InvalidInputs} for a limit that GitHub does not take, such as
 * one above that of the organization.
 *
 * @see <a href="https://docs.github.com/rest/actions/cache">Cache</a>
 */
@Service
public class CacheLimitService {

    private static final String REPOSITORY = "/repos/{owner}/{repo}/actions/cache/";
    private static final String ORGANIZATION = "/organizations/{org}/actions/cache/";
    private static final String STORAGE = "storage-limit";
    private static final String RETENTION = "retention-limit";

    private static final Operation GET_STORAGE = get("repository", REPOSITORY, STORAGE, Permission.ACTIONS_READ);
    private static final Operation SET_STORAGE =
            put("repository", REPOSITORY, STORAGE, Permission.ADMINISTRATION_WRITE);
    private static final Operation GET_RETENTION =
            get("repository", REPOSITORY, RETENTION, Permission.ADMINISTRATION_READ);
    private static final Operation SET_RETENTION =
            put("repository", REPOSITORY, RETENTION, Permission.ADMINISTRATION_WRITE);
    private static final Operation GET_ORGANIZATION_STORAGE =
            get("organization", ORGANIZATION, STORAGE, Permission.ORGANIZATION_ADMINISTRATION_READ);
    private static final Operation SET_ORGANIZATION_STORAGE =
            put("organization", ORGANIZATION, STORAGE, Permission.ORGANIZATION_ADMINISTRATION_WRITE);
    private static final Operation GET_ORGANIZATION_RETENTION =
            get("organization", ORGANIZATION, RETENTION, Permission.ORGANIZATION_ADMINISTRATION_READ);
    private static final Operation SET_ORGANIZATION_RETENTION =
            put("organization", ORGANIZATION, RETENTION, Permission.ORGANIZATION_ADMINISTRATION_WRITE);

    private final GitHubApi api;

    CacheLimitService(GitHubApi api) {
        this.api = api;
    }

    /**
     * How large a repository's cache may become.
     *
     * @param repository which
     * @return the limit
     */
    public Mono<CacheStorageLimit> getStorage(RepositoryName repository) {
        return api.get(() -> about(GET_STORAGE, repository), CacheStorageLimit.class);
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @return the limit
     */
    public Mono<CacheStorageLimit> getStorage(OrganizationName organization) {
        return api.get(() -> about(GET_ORGANIZATION_STORAGE, organization), CacheStorageLimit.class);
    }

    /**
     * Sets how large a repository's cache may become.
     *
     * @param repository which
     * @param gigabytes at least 1
     * @return when it is done
     */
    public Mono<Void> setStorage(RepositoryName repository, int gigabytes) {
        return api.send(() -> about(SET_STORAGE, repository).body(limit("max_cache_size_gb", gigabytes)));
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @param gigabytes at least 1
     * @return when it is done
     */
    public Mono<Void> setStorage(OrganizationName organization, int gigabytes) {
        return api.send(
                () -> about(SET_ORGANIZATION_STORAGE, organization).body(limit("max_cache_size_gb", gigabytes)));
    }

    /**
     * How long a repository's entries are kept.
     *
     * @param repository which
     * @return the limit
     */
    public Mono<CacheRetentionLimit> getRetention(RepositoryName repository) {
        return api.get(() -> about(GET_RETENTION, repository), CacheRetentionLimit.class);
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @return the limit
     */
    public Mono<CacheRetentionLimit> getRetention(OrganizationName organization) {
        return api.get(() -> about(GET_ORGANIZATION_RETENTION, organization), CacheRetentionLimit.class);
    }

    /**
     * Sets how long a repository's entries are kept.
     *
     * @param repository which
     * @param days at least 1
     * @return when it is done
     */
    public Mono<Void> setRetention(RepositoryName repository, int days) {
        return api.send(() -> about(SET_RETENTION, repository).body(limit("max_cache_retention_days", days)));
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @param days at least 1
     * @return when it is done
     */
    public Mono<Void> setRetention(OrganizationName organization, int days) {
        return api.send(
                () -> about(SET_ORGANIZATION_RETENTION, organization).body(limit("max_cache_retention_days", days)));
    }

    private static Map<String, Integer> limit(String field, int limit) {
        return Map.of(field, Inputs.between(1, limit, Integer.MAX_VALUE, field));
    }

    private static Request about(Operation operation, RepositoryName repository) {
        return Request.about(operation, repository).notOnEnterpriseServer();
    }

    private static Request about(Operation operation, OrganizationName organization) {
        return Request.about(operation, organization).notOnEnterpriseServer();
    }

    private static Operation get(String of, String path, String limit, Permission permission) {
        return Operation.get("actions/get-actions-cache-" + limit + "-for-" + of, path + limit, permission);
    }

    private static Operation put(String of, String path, String limit, Permission permission) {
        return Operation.put("actions/set-actions-cache-" + limit + "-for-" + of, path + limit, permission);
    }
}
