package io.actionsgateway.api.v1;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;

/** Holds a request against its caller's grants, before anything else is done or told. */
final class Access {

    private Access() {}

    /**
     * A repository in which the caller may do that.
     *
     * @throws AccessRefusal.NotGranted when no grant speaks for it, or there can be none of that name
     * @throws AccessRefusal.MissingPermission when the caller sees it, but may not do that there
     */
    static RepositoryName repository(ApiCaller caller, String owner, String repo, Area area, Level level) {
        try {
            RepositoryName name = new RepositoryName(owner, repo);
            place(caller, name.toString(), area, level);
            return name;
        } catch (IllegalArgumentException impossible) {
            throw new AccessRefusal.NotGranted();
        }
    }

    /**
     * An organization in which the caller may do that.
     *
     * @throws AccessRefusal.NotGranted when no grant speaks for it, or there can be none of that name
     * @throws AccessRefusal.MissingPermission when the caller sees it, but may not do that there
     */
    static OrganizationName organization(ApiCaller caller, String login, Area area, Level level) {
        try {
            OrganizationName name = new OrganizationName(login);
            place(caller, name.login(), area, level);
            return name;
        } catch (IllegalArgumentException impossible) {
            throw new AccessRefusal.NotGranted();
        }
    }

    /**
     * What belongs to this service itself.
     *
     * @throws AccessRefusal.MissingPermission when no grant on everything gives it
     */
    static void everywhere(ApiCaller caller, Area area, Level level) {
        if (!caller.grants().allowEverywhere(area, level)) {
            throw new AccessRefusal.MissingPermission(area, level);
        }
    }

    private static void place(ApiCaller caller, String place, Area area, Level level) {
        if (!caller.grants().sees(place)) {
            throw new AccessRefusal.NotGranted();
        }
        if (!caller.grants().allow(place, area, level)) {
            throw new AccessRefusal.MissingPermission(area, level);
        }
    }
}
