package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.recording.Difference;
import io.actionsgateway.simulation.recording.Entry;
import io.actionsgateway.simulation.recording.Mode;
import io.actionsgateway.simulation.recording.Recording;
import io.actionsgateway.simulation.recording.ReplayOptions;
import io.actionsgateway.simulation.recording.ReplayReport;
import io.actionsgateway.simulation.recording.Replayer;
import io.actionsgateway.simulation.recording.Seam;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What our services ask is recorded where it leaves the application, and answered from the recording later. */
@ServiceTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "actions.github.token=ghp_c4n4ryRecorded0123456789abcdefghijkl",
            "actions.github.cache.enabled=false",
            "actions.simulation.enabled=true",
            "actions.simulation.port=0"
        })
class RecordedServicesIT {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final SteppedTimeline TIME = Timeline.stepped(Instant.parse("2026-05-04T10:00:00Z"));
    private static final MockGitHub GITHUB = MockGitHub.start(MockGitHubOptions.onAnyPort(TIME));

    @Autowired
    private WorkflowRunService runs;

    @Autowired
    private JobService jobs;

    @Autowired
    private ServiceClient service;

    /** Beside the application; its recorder listens at the application. */
    @Autowired
    private MockGitHub beside;

    @DynamicPropertySource
    static void gitHub(DynamicPropertyRegistry properties) {
        properties.add("actions.github.api-url", () -> "http://127.0.0.1:" + GITHUB.port());
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

    private static long failedRun() throws Exception {
        HttpRequest dispatch = HttpRequest.newBuilder(
                        URI.create(GITHUB.url() + "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches"))
                .header("Authorization", "Bearer any")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"ref\":\"main\",\"inputs\":{\"outcome\":\"failure\"},\"return_run_details\":true}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer =
                    client.send(dispatch, HttpResponse.BodyHandlers.ofString()).body();
            TIME.advance(Duration.ofMinutes(1));
            return JsonMapper.shared().readTree(answer).path("workflow_run_id").longValue();
        }
    }

    private List<String> lookedAfter(long run) {
        String before = result(runs.get(REPOSITORY, run)).conclusion();
        List<String> names = results(jobs.list(REPOSITORY, run, JobFilter.LATEST)).stream()
                .map(WorkflowJob::name)
                .toList();
        result(runs.rerunFailedJobs(REPOSITORY, run, false));
        String after = result(runs.get(REPOSITORY, run)).status();
        return List.of(before, names.toString(), after);
    }

    @Test
    void answersOurServicesFromWhatWasRecordedAtTheirWayOut() throws Exception {
        long run = failedRun();
        beside.recorder().start("services", Seam.SERVICE, List.of());
        List<String> recorded = lookedAfter(run);
        Recording recording = beside.recorder().stop();
        assertThat(recording.exchanges()).hasSize(4);
        assertThat(recording.json().toString().contains("c4n4ry")).isFalse();

        int port = GITHUB.port();
        GITHUB.close();
        try (Replayer replayer =
                Replayer.serve(recording, ReplayOptions.of(Mode.STRICT).onPort(port))) {
            assertThat(lookedAfter(run)).isEqualTo(recorded);
            assertThat(replayer.report()).isEqualTo(new ReplayReport(4, 4, 0, List.of()));

            assertThatThrownBy(() -> result(runs.rerunFailedJobs(REPOSITORY, run + 1, false)))
                    .isInstanceOf(RuntimeException.class);
            ReplayReport report = replayer.report();
            assertThat(report.failed()).isEqualTo(1);
            Difference difference = report.differences().getFirst();
            assertThat(difference.kind()).isEqualTo(Difference.Kind.UNEXPECTED);
            assertThat(difference.details().getFirst())
                    .isEqualTo("nearest: POST /repos/octo-org/hello-world/actions/runs/" + run + "/rerun-failed-jobs");
        }
    }

    @Test
    void recordsWhatIsDeliveredWithoutItsSignature() {
        String body =
                "{\"zen\": \"Speak like a human.\", \"hook_id\": 7, \"token\": \"ghp_c4n4ryDelivered0123456789abcdefghij\"}";
        UUID guid = UUID.fromString("58474f00-b361-11eb-9ef2-000000000001");
        beside.recorder().start("inbound", Seam.SERVICE, List.of());
        int taken = service.deliver(
                        "default", "ping", guid, ServiceClient.SECRET, body.getBytes(StandardCharsets.UTF_8))
                .statusCode();
        int refused = service.deliver("default", "ping", guid, "c4n4ry-wrong", body.getBytes(StandardCharsets.UTF_8))
                .statusCode();
        Recording inbound = beside.recorder().stop();

        assertThat(inbound.deliveries()).extracting(Entry.Delivery::status).containsExactly(taken, refused);
        Entry.Delivery first = inbound.deliveries().getFirst();
        assertThat(first.event()).isEqualTo("ping");
        assertThat(first.guid()).isEqualTo(guid.toString());
        assertThat(inbound.json().toString()).contains("Speak like a human.").doesNotContain("c4n4ry", "sha256=");
    }
}
