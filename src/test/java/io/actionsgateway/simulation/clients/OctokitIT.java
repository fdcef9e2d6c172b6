package io.actionsgateway.simulation.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.actionsgateway.simulation.MockGitHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's own client for JavaScript, unchanged, against the twin. Its flows are in {@code src/test/clients/octokit}. */
class OctokitIT {

    private static final Path SOURCE = Path.of("src/test/clients/octokit");
    private static final Path TARGET = Path.of("target/clients/octokit");

    private MockGitHub twin;

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(answers("node", "--version") && answers("npm", "--version"), "needs Node with npm");
        Files.createDirectories(TARGET);
        try (var files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run(Map.of(), "npm", "ci", "--silent");
    }

    private static boolean answers(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    @BeforeEach
    void start() {
        twin = MockGitHub.start();
    }

    @AfterEach
    void stop() {
        twin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "settings", "apps"})
    void completesItsFlows(String flows) throws Exception {
        Map<String, String> environment = Map.of(
                "GITHUB_API",
                twin.url().toString(),
                "TWIN_APP_PRIVATE_KEY",
                twin.appPrivateKey().text());

        run(environment, "node", "--test", flows + ".test.mjs");
    }

    private static void run(Map<String, String> environment, String... command) throws Exception {
        Path output = TARGET.resolve(command[0] + "-" + command[command.length - 1] + ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(TARGET.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(() -> String.join(" ", command) + ":\n" + read(output))
                .isTrue();
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
