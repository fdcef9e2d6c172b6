package io.actionsgateway.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a grant is about: GitHub's fine-grained permissions, those of organizations under the same names. */
public enum Area {
    /** Runs, jobs, logs, artifacts, caches, workflows; workflow files and annotations to read. */
    ACTIONS("actions", "checks", "contents"),
    /** Reviewing deployments. */
    DEPLOYMENTS("deployments"),
    /** Variables. */
    VARIABLES("actions_variables", "organization_actions_variables", "variables"),
    /** Secrets: their names, and putting new values. */
    SECRETS("secrets", "organization_secrets"),
    /** Variables and secrets of environments. */
    ENVIRONMENTS("environments"),
    /** Environments themselves, cache limits, delivery logs; on everything: this service's keys, audit and inbox. */
    ADMINISTRATION("administration", "repository_hooks", "organization_hooks", "organization_administration");

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> gitHubNames;

    Area(String... gitHubNames) {
        this.gitHubNames = Set.of(gitHubNames);
    }

    /**
     * The area of one of GitHub's permissions.
     *
     * @param permission GitHub's name, such as {@code organization_secrets}
     * @return nothing when no grant covers it
     */
    public static Optional<Area> ofGitHub(String permission) {
        return Arrays.stream(values())
                .filter(each -> each.gitHubNames.contains(permission))
                .findFirst();
    }

    /**
     * Its name in grants.
     *
     * @return such as {@code actions}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
