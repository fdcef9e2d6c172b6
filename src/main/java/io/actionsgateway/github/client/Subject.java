package io.actionsgateway.github.client;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException.Resource;

/**
 * What a question is about, for the error when there is no such thing.
 *
 * @param resource its kind
 * @param name which, for people
 */
public record Subject(Resource resource, String name) {

    /**
     * Something in a repository.
     *
     * @param resource its kind
     * @param name its id or name
     * @param repository where
     * @return the subject
     */
    public static Subject of(Resource resource, Object name, RepositoryName repository) {
        return new Subject(resource, name + " of " + repository);
    }

    /**
     * A repository.
     *
     * @param repository which
     * @return the subject
     */
    public static Subject of(RepositoryName repository) {
        return new Subject(Resource.REPOSITORY, repository.toString());
    }

    /**
     * An organization.
     *
     * @param organization which
     * @return the subject
     */
    public static Subject of(OrganizationName organization) {
        return new Subject(Resource.ORGANIZATION, organization.login());
    }
}
