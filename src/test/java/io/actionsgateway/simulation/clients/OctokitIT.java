package io.actionsgateway.simulation.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.actionsgateway.simulation.MockGitHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's own client for JavaScript, unchanged, against the twin. Its flows are in {@code src/test/clients/octokit}. */
class OctokitIT {

    private static final Path SOURCE = Path.of("src/test/clients/octokit");
    private static final Path TARGET = Path.of("target/clients/octokit");

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(Command.answers("node", "--version") && Command.answers("npm", "--version"), "needs Node with npm");
        Files.createDirectories(TARGET);
        try (var files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Command.run(TARGET, Map.of(), "npm", "ci", "--silent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "settings", "apps"})
    void completesItsFlows(String flows) throws Exception {
        try (MockGitHub twin = MockGitHub.start()) {
            Map<String, String> environment = Map.of(
                    "GITHUB_API",
                    twin.url().toString(),
                    "TWIN_APP_PRIVATE_KEY",
                    twin.appPrivateKey().text());

            Command.run(TARGET, environment, "node", "--test", flows + ".test.mjs");
        }
    }
}
