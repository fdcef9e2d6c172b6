package io.actionsgateway.simulation.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** GitHub's own client for JavaScript, unchanged, with the flows of {@code src/test/clients/octokit}. */
public final class Octokit {

    private static final Path SOURCE = Path.of("src/test/clients/octokit");
    private static final Path TARGET = Path.of("target/clients/octokit");

    private Octokit() {}

    /** Makes it ready, once for each class of tests; without Node these are skipped. */
    public static void install() throws IOException, InterruptedException {
        assumeTrue(Command.answers("node", "--version") && Command.answers("npm", "--version"), "needs Node with npm");
        Files.createDirectories(TARGET);
        try (var files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Command.run(TARGET, Map.of(), "npm", "ci", "--silent");
    }

    /** Runs flows against whatever the environment's {@code GITHUB_API} is. */
    public static void complete(String flows, Map<String, String> environment)
            throws IOException, InterruptedException {
        Command.run(TARGET, environment, "node", "--test", flows + ".test.mjs");
    }
}
