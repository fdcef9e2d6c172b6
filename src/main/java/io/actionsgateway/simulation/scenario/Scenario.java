package io.actionsgateway.simulation.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

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

    /**
     * Reads a scenario. Its workflows are written in GitHub's own syntax; {@code hello-world.yaml} beside this class
     * shows all there is.
     *
     * @throws IllegalArgumentException naming the place that is wrong
     */
    public static Scenario read(String yaml) {
        return ScenarioReader.read(yaml);
    }

    /** Reads a scenario from a file. */
    public static Scenario read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code octo-org/hello-world} with {@code ci.yml} and {@code deploy.yml}, some runs, and a smaller repository. */
    public static Scenario helloWorld() {
        try (InputStream file = Scenario.class.getResourceAsStream("hello-world.yaml")) {
            return read(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
