package io.actionsgateway.simulation.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.simulation.time.SteppedTimeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHArtifact;
import org.kohsuke.github.GHEvent;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHWorkflow;
import org.kohsuke.github.GHWorkflowJob;
import org.kohsuke.github.GHWorkflowRun;
import org.kohsuke.github.GHWorkflowRun.Conclusion;
import org.kohsuke.github.GHWorkflowRun.Status;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;

/** What the most used client for Java does all day, unchanged; against whatever calls itself a GitHub. */
public abstract class Hub4jFlows {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private SteppedTimeline time;
    protected GitHub gitHub;
    protected GHRepository repository;
    private GHWorkflow ci;

    protected final void connect(String endpoint, String token, SteppedTimeline twinTime) throws IOException {
        time = twinTime;
        gitHub =
                new GitHubBuilder().withEndpoint(endpoint).withOAuthToken(token).build();
        repository = gitHub.getRepository("octo-org/hello-world");
        ci = repository.getWorkflow("ci.yml");
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
    protected void dispatchesAndReadsAllOfTheRun() throws IOException {
        GHWorkflowRun run = played(Map.of("seconds", "5"));

        assertThat(run.getStatus()).isEqualTo(Status.COMPLETED);
        assertThat(run.getConclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(run.getEvent()).isEqualTo(GHEvent.WORKFLOW_DISPATCH);
        List<GHWorkflowJob> jobs = run.listJobs().toList();
        assertThat(jobs).extracting(GHWorkflowJob::getName).containsExactly("build", "test");
        assertThat(jobs.getFirst().getSteps())
                .extracting(GHWorkflowJob.Step::getName)
                .contains("Set up job");
        assertThat(jobs.getFirst().downloadLogs(Hub4jFlows::text)).containsPattern("\\dZ ");
        assertThat(run.downloadLogs(Hub4jFlows::entries)).contains("0_build.txt", "build/1_Set up job.txt");
        GHArtifact artifact = run.listArtifacts().toList().getFirst();
        assertThat(artifact.getName()).isEqualTo("build-output");
        assertThat(artifact.download(Hub4jFlows::entries)).isNotEmpty();
        artifact.delete();
        run.deleteLogs();
        assertThatThrownBy(() -> run.downloadLogs(Hub4jFlows::entries)).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    protected void runsAgainCancelsAndDeletes() throws IOException {
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
    protected void findsRunsByAllItsFilters() throws IOException {
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
    protected void switchesAWorkflow() throws IOException {
        ci.disable();
        assertThat(repository.getWorkflow("ci.yml").getState()).isEqualTo("disabled_manually");
        ci.enable();
        assertThat(repository.listWorkflows().toList())
                .extracting(GHWorkflow::getState)
                .containsOnly("active");
    }

    @Test
    protected void keepsVariables() throws IOException {
        repository.createVariable("COLOUR", "red");
        repository.getVariable("COLOUR").set().value("blue");
        assertThat(repository.getVariable("COLOUR").getValue()).isEqualTo("blue");
        repository.getVariable("COLOUR").delete();
        assertThat(repository.getPublicKey().getKey()).isNotEmpty();
    }

    @Test
    protected void followsARenamedRepository() throws IOException {
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
