package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ServiceTest;
import io.actionsgateway.github.log.LogArchive;
import io.actionsgateway.github.model.Artifact;
import io.actionsgateway.github.model.Deployment;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.Digests;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The services as the application has them, before GitHub's twin: each call goes the whole way out. */
@ServiceTest
@DirtiesContext
@TestPropertySource(properties = "actions.github.token=ghp_c4n4ryServices0123456789abcdefghijkl")
class ServicesIT {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final WorkflowRef CI = WorkflowRef.of("ci.yml");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** On a day of its own: the ids of the twin's runs begin at its time, and the webhooks of other tests tell of theirs. */
    private static final SteppedTimeline TIME = Timeline.stepped(Instant.parse("2026-05-02T10:00:00Z"));

    private static final MockGitHub GITHUB = MockGitHub.start(MockGitHubOptions.onAnyPort(TIME));

    @Autowired
    private WorkflowRunService runs;

    @Autowired
    private JobService jobs;

    @Autowired
    private EnvironmentService environments;

    @Autowired
    private ArtifactService artifacts;

    @Autowired
    private LogService logs;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void gitHub(DynamicPropertyRegistry properties) {
        properties.add("actions.github.api-url", () -> "http://127.0.0.1:" + GITHUB.port());
        properties.add("actions.github.storage.private-hosts", () -> "localhost");
    }

    @AfterAll
    static void stop() {
        GITHUB.close();
    }

    private static <T> T result(Mono<T> call) {
        return call.block(LONGEST);
    }

    private static <T> List<T> results(Flux<T> call) {
        return call.collectList().block(LONGEST);
    }

    private WorkflowRun dispatch(WorkflowRef workflow, Map<String, String> inputs) {
        WorkflowRun started = result(runs.dispatch(REPOSITORY, workflow, "main", inputs));
        TIME.advance(Duration.ofMinutes(1));
        return started;
    }

    private static byte[] bytes(Mono<Download> download) {
        return result(DataBufferUtils.join(download.flatMapMany(Download::body)).map(whole -> {
            byte[] bytes = new byte[whole.readableByteCount()];
            whole.read(bytes);
            DataBufferUtils.release(whole);
            return bytes;
        }));
    }

    private double served(String result) {
        return meters.counter("actions.github.cache", "result", result, "operation", "actions/get-workflow-run")
                .count();
    }

    @Test
    void dispatchesARunAndRunsAgainWhatFailed() {
        long id = dispatch(CI, Map.of("outcome", "failure")).id();

        assertThat(results(runs.list(REPOSITORY, RunFilter.none().status("failure"))))
                .extracting(WorkflowRun::id)
                .contains(id);
        assertThat(results(jobs.list(REPOSITORY, id, JobFilter.LATEST)))
                .extracting(WorkflowJob::conclusion)
                .containsExactlyInAnyOrder("success", "failure");

        result(runs.rerunFailedJobs(REPOSITORY, id, false));
        TIME.advance(Duration.ofMinutes(1));

        assertThat(result(runs.getAttempt(REPOSITORY, id, 1)).conclusion()).isEqualTo("failure");
        assertThat(results(jobs.listOfAttempt(REPOSITORY, id, 2))).hasSize(2);
    }

    @Test
    void approvesADeploymentThatWaits() {
        long id = dispatch(WorkflowRef.of("deploy.yml"), Map.of()).id();

        PendingDeployment waiting =
                results(environments.listPendingDeployments(REPOSITORY, id)).getFirst();
        List<Deployment> decided = result(environments.review(
                REPOSITORY, id, List.of(waiting.environment().id()), Decision.APPROVED, "Ship it!"));
        TIME.advance(Duration.ofMinutes(1));

        assertThat(decided).extracting(Deployment::environment).containsExactly("production");
        assertThat(result(runs.getAttempt(REPOSITORY, id, 1)).conclusion()).isEqualTo("success");
    }

    @Test
    void asksOnlyWhetherAnythingHasChanged() {
        long id = dispatch(CI, Map.of()).id();
        WorkflowRun first = result(runs.get(REPOSITORY, id));
        double before = served("revalidated");

        assertThat(result(runs.get(REPOSITORY, id))).isEqualTo(first);

        assertThat(served("revalidated")).isEqualTo(before + 1);
    }

    @Test
    void downloadsWhatARunLeft() throws IOException {
        long id = dispatch(CI, Map.of()).id();
        List<WorkflowJob> ran = results(jobs.list(REPOSITORY, id, JobFilter.LATEST));
        Artifact report =
                results(artifacts.listOfRun(REPOSITORY, id, "build-output")).getFirst();

        byte[] zip = bytes(artifacts.download(REPOSITORY, report.id()));
        byte[] log = bytes(logs.ofJob(REPOSITORY, ran.getFirst().id()));

        assertThat("sha256:" + HexFormat.of().formatHex(Digests.sha256().digest(zip)))
                .isEqualTo(report.digest());
        try (LogArchive archive = result(logs.ofRun(REPOSITORY, id).flatMap(all -> logs.archive(all, ran)))) {
            assertThat(archive.ignored()).isZero();
            assertThat(archive.text(archive.job(ran.getFirst().id()).orElseThrow()))
                    .isEqualTo(new String(log, StandardCharsets.UTF_8));
            assertThat(archive.step(ran.getLast().id(), 3)).get().matches(step -> "Run tests".equals(step.stepName()));
        }
    }

    @Test
    void doesNotFindWhatIsDeletedOrExpired() {
        long id = dispatch(CI, Map.of()).id();
        Artifact report = results(artifacts.listOfRun(REPOSITORY, id, null)).getFirst();
        result(logs.delete(REPOSITORY, id));
        TIME.advance(Duration.ofDays(90));

        assertThatThrownBy(() -> bytes(logs.ofRun(REPOSITORY, id))).isInstanceOf(GitHubException.NotFound.class);
        assertThatThrownBy(() -> bytes(artifacts.download(REPOSITORY, report.id())))
                .isInstanceOf(GitHubException.ArtifactExpired.class);
    }

    @Test
    void namesTheRunThatIsNotThere() {
        assertThatThrownBy(() -> result(runs.get(REPOSITORY, 7)))
                .isInstanceOf(GitHubException.NotFound.class)
                .hasMessageContaining("run 7 of octo-org/hello-world");
    }
}
