package io.actionsgateway.github;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;

/** Where a secret or a variable is kept. */
public sealed interface SettingScope {

    /** A place that belongs to one repository, so that nobody has to be told who else may use what is kept there. */
    sealed interface Within extends SettingScope {

        /**
         * The repository itself, or the one that has the environment.
         *
         * @return its owner and name
         */
        RepositoryName repository();
    }

    /**
     * A repository: for all its workflows.
     *
     * @param repository which
     */
    record OfRepository(RepositoryName repository) implements Within {}

    /**
     * An environment: for the jobs that name it.
     *
     * @param repository where
     * @param environment its name, which may hold spaces and slashes
     */
    record OfEnvironment(RepositoryName repository, String environment) implements Within {

        /** Refuses what cannot be part of a path. */
        public OfEnvironment {
            if (environment.isBlank() || environment.equals(".") || environment.equals("..")) {
                throw new IllegalArgumentException("not an environment: " + environment);
            }
        }
    }

    /**
     * An organization: for the repositories that its {@link Visibility} names.
     *
     * @param organization which
     */
    record OfOrganization(OrganizationName organization) implements SettingScope {}

    /**
     * A repository.
     *
     * @param repository which
     * @return the place
     */
    static OfRepository repository(RepositoryName repository) {
        return new OfRepository(repository);
    }

    /**
     * An environment.
     *
     * @param repository where
     * @param environment its name
     * @return the place
     */
    static OfEnvironment environment(RepositoryName repository, String environment) {
        return new OfEnvironment(repository, environment);
    }

    /**
     * An organization.
     *
     * @param login its name
     * @return the place
     */
    static OfOrganization organization(String login) {
        return new OfOrganization(new OrganizationName(login));
    }
}
