package io.actionsgateway.github.transport;

import io.actionsgateway.github.model.RepositoryName;

/** What a call is about: decides which credential serves it. */
public sealed interface Scope {

    /**
     * A repository.
     *
     * @param name its owner and name
     */
    record OfRepository(RepositoryName name) implements Scope {}

    /**
     * An organization.
     *
     * @param login its name
     */
    record OfOrganization(String login) implements Scope {}

    /** The GitHub App itself; served by its JWT. */
    record OfApp() implements Scope {}

    /** GitHub as such: {@code /meta}, {@code /versions}, {@code /rate_limit}. */
    record OfHost() implements Scope {}
}
