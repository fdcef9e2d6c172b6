package io.actionsgateway.simulation.scenario;

import java.util.List;

/**
 * What exists before anybody asks.
 *
 * @param actor who every token belongs to that nobody declared
 * @param users everybody else whom the repositories name, such as reviewers
 * @param organizations that own repositories
 * @param repositories with all that is in them; at least one
 */
public record Scenario(
        Account actor,
        List<Account> users,
        List<OrganizationScript> organizations,
        List<RepositoryScript> repositories) {

    public Scenario {
        users = List.copyOf(users);
        organizations = List.copyOf(organizations);
        repositories = List.copyOf(repositories);
        if (repositories.isEmpty()) {
            throw new IllegalArgumentException("a scenario needs a repository");
        }
    }

    /** Reads a scenario from YAML. */
    @SuppressWarnings("DoNotCallSuggester")
    public static Scenario read(String yaml) {
        throw new IllegalArgumentException("this twin reads no scenarios yet");
    }

    /** {@code octo-org/hello-world} with {@code ci.yml} and {@code deploy.yml}. */
    public static Scenario helloWorld() {
        return HelloWorld.scenario();
    }
}
