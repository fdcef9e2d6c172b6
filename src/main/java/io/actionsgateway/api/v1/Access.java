package io.actionsgateway.api.v1;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;

/** Holds what a resource asks for against the caller's grants. */
final class Access {

    private Access() {}

    /** A place that no grant speaks for, or that cannot be one, is not there. */
    static RepositoryName repository(ApiCaller caller, String owner, String repo, Area area, Level level) {
        RepositoryName repository = named(owner, repo);
        if (!caller.grants().sees(repository.toString())) {
            throw new AccessRefusal.NotGranted();
        }
        if (!caller.grants().allow(repository.toString(), area, level)) {
            throw new AccessRefusal.MissingPermission(area, level);
        }
        return repository;
    }

    /** What belongs to this service itself. */
    static void everywhere(ApiCaller caller, Area area, Level level) {
        if (!caller.grants().allowEverywhere(area, level)) {
            throw new AccessRefusal.MissingPermission(area, level);
        }
    }

    private static RepositoryName named(String owner, String repo) {
        try {
            return new RepositoryName(owner, repo);
        } catch (IllegalArgumentException noSuchName) {
            throw new AccessRefusal.NotGranted();
        }
    }
}
