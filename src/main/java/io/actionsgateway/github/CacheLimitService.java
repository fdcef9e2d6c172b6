package io.actionsgateway.github;

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
    public Mono<CacheStorageLimit> storage(RepositoryName repository) {
        return read(about(repository, GET_STORAGE), CacheStorageLimit.class);
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @return the limit
     */
    public Mono<CacheStorageLimit> storage(OrganizationName organization) {
        return read(about(organization, GET_ORGANIZATION_STORAGE), CacheStorageLimit.class);
    }

    /**
     * Sets how large a repository's cache may become.
     *
     * @param repository which
     * @param gigabytes at least 1
     * @return when it is done
     */
    public Mono<Void> setStorage(RepositoryName repository, int gigabytes) {
        return write(about(repository, SET_STORAGE), "max_cache_size_gb", gigabytes);
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @param gigabytes at least 1
     * @return when it is done
     */
    public Mono<Void> setStorage(OrganizationName organization, int gigabytes) {
        return write(about(organization, SET_ORGANIZATION_STORAGE), "max_cache_size_gb", gigabytes);
    }

    /**
     * How long a repository's entries are kept.
     *
     * @param repository which
     * @return the limit
     */
    public Mono<CacheRetentionLimit> retention(RepositoryName repository) {
        return read(about(repository, GET_RETENTION), CacheRetentionLimit.class);
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @return the limit
     */
    public Mono<CacheRetentionLimit> retention(OrganizationName organization) {
        return read(about(organization, GET_ORGANIZATION_RETENTION), CacheRetentionLimit.class);
    }

    /**
     * Sets how long a repository's entries are kept.
     *
     * @param repository which
     * @param days at least 1
     * @return when it is done
     */
    public Mono<Void> setRetention(RepositoryName repository, int days) {
        return write(about(repository, SET_RETENTION), "max_cache_retention_days", days);
    }

    /**
     * The same for the repositories of an organization.
     *
     * @param organization which
     * @param days at least 1
     * @return when it is done
     */
    public Mono<Void> setRetention(OrganizationName organization, int days) {
        return write(about(organization, SET_ORGANIZATION_RETENTION), "max_cache_retention_days", days);
    }

    private <T> Mono<T> read(Request request, Class<T> type) {
        return api.notOnEnterpriseServer(request).then(Mono.defer(() -> api.get(request, type)));
    }

    private Mono<Void> write(Request request, String field, int limit) {
        return api.notOnEnterpriseServer(request)
                .then(Mono.defer(() ->
                        api.send(request.body(Map.of(field, Inputs.between(1, limit, Integer.MAX_VALUE, field))))));
    }

    private static Request about(RepositoryName repository, Operation operation) {
        return Request.to(operation, Subject.of(repository)).in(repository);
    }

    private static Request about(OrganizationName organization, Operation operation) {
        return Request.to(operation, Subject.organization(organization.login())).with("org", organization);
    }

    private static Operation get(String of, String path, String limit, Permission permission) {
        return Operation.get("actions/get-actions-cache-" + limit + "-for-" + of, path + limit, permission);
    }

    private static Operation put(String of, String path, String limit, Permission permission) {
        return Operation.put("actions/set-actions-cache-" + limit + "-for-" + of, path + limit, permission);
    }
}
