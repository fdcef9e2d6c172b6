package io.actionsgateway.simulation.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.actionsgateway.simulation.MockGitHub;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples do what they say, against a twin as it comes. */
class ExamplesIT {

    private static final Path EXAMPLES = Path.of("examples");

    private final MockGitHub twin = MockGitHub.start();

    @BeforeAll
    static void findTools() throws InterruptedException {
        for (String tool : new String[] {"bash", "curl", "jq", "unzip", "sha256sum"}) {
            assumeTrue(Command.answers(tool, tool.equals("unzip") ? "-v" : "--version"), "needs " + tool);
        }
    }

    @AfterEach
    void stop() {
        twin.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dispatch-a-workflow.sh  | Unexpected inputs provided: ["colour"]
            monitor-a-run.sh        | Run tests: failure
            download-artifacts.sh   | build-output, sha256:
            approve-a-deployment.sh | approved by
            prune-caches.sh         | freed
            """)
    void runsAsWritten(String example, String tells) throws Exception {
        String printed = Command.run(EXAMPLES, Map.of("GITHUB_API", twin.url().toString()), "bash", example);

        assertThat(printed).contains(tells);
    }

    @Test
    void handlesWebhooksAndReplaysThem() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        EXAMPLES.resolve("HandleWebhooks.java").toString(),
                        "0")
                .redirectErrorStream(true);
        builder.environment().put("WEBHOOK_SECRET", "s3cret");
        Process receiver = builder.start();
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8))) {
            String port = printed.readLine().replace("listening on ", "");
            Map<String, String> environment =
                    Map.of("GITHUB_API", twin.url().toString(), "RECEIVER", "http://127.0.0.1:" + port + "/");

            String replayed = Command.run(EXAMPLES, environment, "bash", "simulate-and-replay.sh");

            assertThat(replayed).contains("\"failed\": 0").contains("run 2: ");
            assertThat(printed.readLine()).matches("\\w+ [0-9a-f-]{36} \\d+ characters");
        } finally {
            receiver.destroyForcibly();
        }
    }

    @Test
    void areAllExplained() throws Exception {
        String explained = Files.readString(EXAMPLES.resolve("README.md"));

        try (var files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allSatisfy(name -> assertThat(explained)
                            .as("examples/README.md on " + name)
                            .contains(name));
        }
    }
}
