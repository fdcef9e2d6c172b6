package io.actionsgateway.simulation.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHArtifact;
import org.kohsuke.github.GHEvent;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHHook;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHWorkflow;
import org.kohsuke.github.GHWorkflowJob;
import org.kohsuke.github.GHWorkflowRun;
import org.kohsuke.github.GHWorkflowRun.Conclusion;
import org.kohsuke.github.GHWorkflowRun.Status;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;

/** The most used client for Java, unchanged, against the twin. */
class Hub4jIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
    private MockGitHub twin;
    private GitHub gitHub;
    private GHRepository repository;
    private GHWorkflow ci;

    @BeforeEach
    void connect() throws IOException {
        twin = MockGitHub.start(MockGitHubOptions.onAnyPort(time));
        gitHub = new GitHubBuilder()
                .withEndpoint(twin.url().toString())
                .withOAuthToken("hub4j-token")
                .build();
        repository = gitHub.getRepository("octo-org/hello-world");
        ci = repository.getWorkflow("ci.yml");
    }

    @AfterEach
    void stop() {
        twin.close();
    }

    private GHWorkflowRun played(Map<String, Object> inputs) throws IOException {
        ci.dispatch("main", inputs);
        time.advance(LONG_ENOUGH);
        return newest();
    }

    private GHWorkflowRun newest() throws IOException {
        return repository.queryWorkflowRuns().list().withPageSize(1).iterator().next();
    }

    @Test
    void knowsWhoItIs() throws IOException {
        assertThat(gitHub.getMyself().getLogin()).isEqualTo("octocat");
        assertThat(gitHub.isCredentialValid()).isTrue();
        assertThat(gitHub.getRateLimit().getCore().getLimit()).isEqualTo(5_000);
        assertThat(gitHub.getMeta().getHooks()).isNotEmpty();
    }

    @Test
    void dispatchesAndReadsAllOfTheRun() throws IOException {
        GHWorkflowRun run = played(Map.of("seconds", "5"));

        assertThat(run.getStatus()).isEqualTo(Status.COMPLETED);
        assertThat(run.getConclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.getEvent()).isEqualTo(GHEvent.WORKFLOW_DISPATCH);
        List<GHWorkflowJob> jobs = run.listJobs().toList();
        assertThat(jobs).extracting(GHWorkflowJob::getName).containsExactly("build", "test");
        assertThat(jobs.getFirst().getSteps())
                .extracting(GHWorkflowJob.Step::getName)
                .contains("Set up job");
        assertThat(jobs.getFirst().downloadLogs(Hub4jIT::text)).containsPattern("\\dZ ");
        assertThat(run.downloadLogs(Hub4jIT::entries)).contains("0_build.txt", "build/1_Set up job.txt");
        GHArtifact artifact = run.listArtifacts().toList().getFirst();
        assertThat(artifact.getName()).isEqualTo("build-output");
        assertThat(artifact.download(Hub4jIT::entries)).isNotEmpty();
        artifact.delete();
        run.deleteLogs();
        assertThatThrownBy(() -> run.downloadLogs(Hub4jIT::entries)).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void runsAgainCancelsAndDeletes() throws IOException {
        GHWorkflowRun run = played(Map.of("outcome", "failure"));
        assertThat(run.getConclusion()).isEqualTo(Conclusion.FAILURE);

        run.rerun();
        time.advance(LONG_ENOUGH);
        assertThat(repository.getWorkflowRun(run.getId()).getRunAttempt()).isEqualTo(2);

        ci.dispatch("main", Map.of("seconds", "3600"));
        GHWorkflowRun slow = newest();
        slow.cancel();
        time.advance(LONG_ENOUGH);
        assertThat(newest().getConclusion()).isEqualTo(Conclusion.CANCELLED);
        assertThatThrownBy(slow::cancel)
                .isInstanceOfSatisfying(
                        HttpException.class,
                        refused -> assertThat(refused.getResponseCode()).isEqualTo(409));
        slow.delete();
        assertThatThrownBy(() -> repository.getWorkflowRun(slow.getId())).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void findsRunsByAllItsFilters() throws IOException {
        played(Map.of());
        played(Map.of("outcome", "failure"));

        List<GHWorkflowRun> failed = repository
                .queryWorkflowRuns()
                .branch("main")
                .event(GHEvent.WORKFLOW_DISPATCH)
                .conclusion(Conclusion.FAILURE)
                .created(">=2026-05-01")
                .list()
                .withPageSize(1)
                .toList();

        assertThat(failed).isNotEmpty().allMatch(run -> run.getConclusion() == Conclusion.FAILURE);
        assertThat(ci.listRuns().toList()).hasSizeGreaterThan(1);
    }

    @Test
    void switchesAWorkflow() throws IOException {
        ci.disable();
        assertThat(repository.getWorkflow("ci.yml").getState()).isEqualTo("disabled_manually");
        ci.enable();
        assertThat(repository.listWorkflows().toList())
                .extracting(GHWorkflow::getState)
                .containsOnly("active");
    }

    @Test
    void keepsVariables() throws IOException {
        repository.createVariable("COLOUR", "red");
        repository.getVariable("COLOUR").set().value("blue");
        assertThat(repository.getVariable("COLOUR").getValue()).isEqualTo("blue");
        repository.getVariable("COLOUR").delete();
        assertThat(repository.getPublicKey().getKey()).isNotEmpty();
    }

    @Test
    void configuresAHook() throws IOException {
        GHHook hook = repository.createHook(
                "web",
                Map.of("url", "http://127.0.0.1:9/", "content_type", "json"),
                List.of(GHEvent.WORKFLOW_RUN),
                true);

        assertThat(repository.getHooks()).extracting(GHHook::getId).contains(hook.getId());
        hook.ping();
        hook.delete();
        assertThat(repository.getHooks()).extracting(GHHook::getId).doesNotContain(hook.getId());
    }

    @Test
    void followsARenamedRepository() throws IOException {
        assertThat(gitHub.getRepository("octo-org/hello-earth").getFullName()).isEqualTo("octo-org/hello-world");
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Set<String> entries(InputStream stream) throws IOException {
        var names = new TreeSet<String>();
        try (ZipInputStream zip = new ZipInputStream(stream)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
