package io.actionsgateway.github.transport;

import java.util.Optional;

/**
 * What a GitHub App needs to be allowed for a call: what an installation token is narrowed to.
 *
 * @param area as the {@code permissions} object of the installation-token endpoint names it, or {@code ""} where that
 *     object has no name for the area, so that a token cannot be narrowed to it
 * @param level {@code read} or {@code write}
 * @see <a href="https://docs.github.com/rest/authentication/permissions-required-for-github-apps">Permissions</a>
 */
public record Permission(String area, String level) {

    /** Runs, jobs, logs, artifacts, caches. */
    public static final Permission ACTIONS_READ = new Permission("actions", "read");

    /** Dispatch, re-run, cancel, delete. */
    public static final Permission ACTIONS_WRITE = new Permission("actions", "write");

    /** Names of secrets, public keys. */
    public static final Permission SECRETS_READ = new Permission("secrets", "read");

    /** Putting and deleting secrets. */
    public static final Permission SECRETS_WRITE = new Permission("secrets", "write");

    /** Secrets and variables of environments. */
    public static final Permission ENVIRONMENTS_READ = new Permission("environments", "read");

    /** Changing secrets and variables of environments. */
    public static final Permission ENVIRONMENTS_WRITE = new Permission("environments", "write");

    /** Reviewing deployments. */
    public static final Permission DEPLOYMENTS_WRITE = new Permission("deployments", "write");

    /** Cache limits of a repository. */
    public static final Permission ADMINISTRATION_READ = new Permission("administration", "read");

    /** Changing environments and cache limits of a repository. */
    public static final Permission ADMINISTRATION_WRITE = new Permission("administration", "write");

    /** Names of an organization's secrets. */
    public static final Permission ORGANIZATION_SECRETS_READ = new Permission("organization_secrets", "read");

    /** Changing an organization's secrets. */
    public static final Permission ORGANIZATION_SECRETS_WRITE = new Permission("organization_secrets", "write");

    /** Cache usage and limits of an organization. */
    public static final Permission ORGANIZATION_ADMINISTRATION_READ =
            new Permission("organization_administration", "read");

    /** Changing cache limits of an organization. */
    public static final Permission ORGANIZATION_ADMINISTRATION_WRITE =
            new Permission("organization_administration", "write");

    /** Deliveries of a repository's hook. */
    public static final Permission HOOKS_READ = new Permission("repository_hooks", "read");

    /** Redelivery by a repository's hook. */
    public static final Permission HOOKS_WRITE = new Permission("repository_hooks", "write");

    /** Deliveries of an organization's hook. */
    public static final Permission ORGANIZATION_HOOKS_READ = new Permission("organization_hooks", "read");

    /** Redelivery by an organization's hook. */
    public static final Permission ORGANIZATION_HOOKS_WRITE = new Permission("organization_hooks", "write");

    /** The repository itself. */
    public static final Permission METADATA_READ = new Permission("metadata", "read");

    /** Sending a {@code repository_dispatch}. */
    public static final Permission CONTENTS_WRITE = new Permission("contents", "write");

    /** Variables: the permission exists, but a token cannot be narrowed to it. */
    public static final Permission VARIABLES = new Permission("", "");

    /** Whatever the App itself may do, or nothing at all. */
    public static final Permission NONE = new Permission("", "");

    /**
     * What a token can be narrowed to.
     *
     * @return this, or empty where GitHub has no name for it
     */
    public Optional<Permission> nameable() {
        return area.isEmpty() ? Optional.empty() : Optional.of(this);
    }
}
