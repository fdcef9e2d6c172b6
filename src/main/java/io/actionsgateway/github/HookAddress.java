package io.actionsgateway.github;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;

/** A hook whose deliveries GitHub keeps: for 3 days, an Enterprise Server for 7. */
public sealed interface HookAddress {

    /**
     * A repository's.
     *
     * @param repository which
     * @param hookId GitHub's
     */
    record OfRepository(RepositoryName repository, long hookId) implements HookAddress {}

    /**
     * An organization's.
     *
     * @param organization which
     * @param hookId GitHub's
     */
    record OfOrganization(OrganizationName organization, long hookId) implements HookAddress {}

    /** That of our App; asked with its JWT. */
    record OfApp() implements HookAddress {}

    /**
     * A repository's.
     *
     * @param repository which
     * @param hookId GitHub's
     * @return the hook
     */
    static HookAddress repository(RepositoryName repository, long hookId) {
        return new OfRepository(repository, hookId);
    }

    /**
     * An organization's.
     *
     * @param login its name
     * @param hookId GitHub's
     * @return the hook
     */
    static HookAddress organization(String login, long hookId) {
        return new OfOrganization(new OrganizationName(login), hookId);
    }

    /**
     * That of our App.
     *
     * @return the hook
     */
    static HookAddress app() {
        return new OfApp();
    }
}
