package io.actionsgateway.github;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException.Resource;

/**
 * What a question is about, for the error when there is no such thing.
 *
 * @param resource its kind
 * @param name which, for people
 */
record Subject(Resource resource, String name) {

    /**
     * Something in a repository.
     *
     * @param resource its kind
     * @param name its id or name
     * @param repository where
     * @return the subject
     */
    static Subject of(Resource resource, Object name, RepositoryName repository) {
        return new Subject(resource, name + " of " + repository);
    }

    /**
     * A repository.
     *
     * @param repository which
     * @return the subject
     */
    static Subject of(RepositoryName repository) {
        return new Subject(Resource.REPOSITORY, repository.toString());
    }

    /**
     * An organization.
     *
     * @param login its name
     * @return the subject
     */
    static Subject organization(String login) {
        return new Subject(Resource.ORGANIZATION, login);
    }
}
