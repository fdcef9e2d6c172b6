package io.actionsgateway.simulation.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.InputScript;
import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.StepScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTests {

    private static final String LINE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z .*";

    private static TestTwin twin(JobScript... jobs) {
        return new TestTwin(Scenarios.playing(WorkflowScript.dispatched(
                7,
                "Logs",
                ".github/workflows/logs.yml",
                List.of(InputScript.text("who", "World")),
                "10",
                List.of(jobs))));
    }

    private static JobScript job(String key, String name, StepScript... steps) {
        JobScript plain = JobScript.plain(key, List.of(), List.of(steps));
        return new JobScript(
                key,
                name,
                plain.needs(),
                plain.condition(),
                plain.matrix(),
                null,
                plain.labels(),
                plain.steps(),
                List.of(),
                plain.extras());
    }

    private static StepScript step(String name, String ending, String... log) {
        return new StepScript(name, JobScript.SUCCESS, ending, 0, null, List.of(log), false);
    }

    private static byte[] fetched(TestTwin twin, BlobPath path) {
        return new StorageClient(twin).bytes(URI.create(twin.links.link("localhost", path)));
    }

    private static String log(TestTwin twin, WorkflowJob job) {
        return new String(fetched(twin, BlobPath.of(job)), StandardCharsets.UTF_8);
    }

    @Test
    void writesALineForEachEntryWithItsTimeWithinTheStep() {
        TestTwin twin = twin(job(
                "greet",
                "greet",
                step("Set up job", "success"),
                step("Run ./greet", "success", "Hello, ${{ inputs.who }}!\nBye."),
                step("Complete job", "success")));
        WorkflowJob job =
                twin.played("logs.yml", Map.of("who", "twin")).latest().jobs().getFirst();

        String log = log(twin, job);

        assertThat(log).startsWith("\uFEFF2026-05-01T10:00:02.0000000Z Current runner version: '");
        List<String> lines = log.substring(1).lines().toList();
        assertThat(lines).allMatch(line -> line.matches(LINE));
        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(' '))))
                .isSorted();
        assertThat(lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)))
                .containsSubsequence(
                        "##[group]Run ./greet",
                        "\u001b[36;1m./greet\u001b[0m",
                        "##[endgroup]",
                        "Hello, twin!",
                        "Bye.",
                        "Cleaning up orphan processes");
        assertThat(lines.getLast()).startsWith("2026-05-01T10:00:07.33");
    }

    @Test
    void saysWhatFailedAndNothingOfWhatWasSkipped() {
        TestTwin twin = twin(job("test", "test", step("Run tests", "failure", "1 failed"), step("Publish", "success")));

        String log = log(twin, twin.played("logs.yml", Map.of()).latest().jobs().getFirst());

        assertThat(log.lines().toList().getLast()).endsWith("Z ##[error]Process completed with exit code 1.");
        assertThat(log).doesNotContain("Publish");
    }

    @Test
    void laysAnArchiveOutAsGitHubDoes() {
        TestTwin twin = new TestTwin();
        WorkflowRun run = twin.played("ci.yml", Map.of("outcome", "failure"));

        var files = StorageClient.unzipped(fetched(twin, BlobPath.of(run.latest())));

        assertThat(files.keySet())
                .containsExactly(
                        "0_build.txt",
                        "1_test.txt",
                        "build/system.txt",
                        "build/1_Set up job.txt",
                        "build/2_Run actionscheckout@v5.txt",
                        "build/3_Compile.txt",
                        "build/4_Complete job.txt",
                        "test/system.txt",
                        "test/1_Set up job.txt",
                        "test/2_Run actionscheckout@v5.txt",
                        "test/3_Run tests.txt",
                        "test/5_Complete job.txt");
        assertThat(files.get("0_build.txt"))
                .isEqualTo(log(twin, run.latest().jobs("build").getFirst()));
        assertThat(files.get("test/3_Run tests.txt")).contains("##[error]");
        assertThat(files.get("build/system.txt"))
                .contains("Job defined at: octo-org/hello-world/.github/workflows/ci.yml@refs/heads/main");
    }

    @Test
    void numbersJobsWhoseNamesLeaveTheSame() {
        StepScript step = step("Run it", "success");
        TestTwin twin = twin(job("a", "a / b", step), job("b", "a  b:", step), job("c", "c", step));

        var files = StorageClient.unzipped(
                fetched(twin, BlobPath.of(twin.played("logs.yml", Map.of()).latest())));

        assertThat(files.keySet())
                .contains("0_a  b.txt", "1_a  b (1).txt", "2_c.txt", "a  b/1_Run it.txt", "a  b (1)/1_Run it.txt");
    }

    @ParameterizedTest
    @CsvSource({"89, 😀, 89, \uFFFD", "88, 😀, 88, 😀", "90, abc, 90, ''", "89, ' b', 89, ''"})
    void cutsLongNamesToNinetyUnits(int length, String end, int kept, String rest) {
        assertThat(FileNames.of("x".repeat(length) + end)).isEqualTo("x".repeat(kept) + rest);
    }
}
