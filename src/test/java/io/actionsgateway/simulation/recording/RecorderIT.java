package io.actionsgateway.simulation.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.Receiver;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecorderIT {

    private static final String ACTIONS = "/repos/octo-org/hello-world/actions";
    private static final String TOKEN = "ghp_c4n4ryRecorder0123456789abcdefghijkl";

    private final HttpClient client = HttpClient.newHttpClient();
    private final SteppedTimeline time = Timeline.stepped(TestTwin.START);
    private final Receiver receiver = new Receiver();
    private final MockGitHub gitHub =
            MockGitHub.start(MockGitHubOptions.onAnyPort(time).seeded(7));

    @AfterEach
    void stop() {
        gitHub.close();
        receiver.close();
        client.close();
    }

    private HttpResponse<String> send(URI api, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<String> play(URI api) throws Exception {
        String dispatched = send(
                        api,
                        "POST",
                        ACTIONS + "/workflows/ci.yml/dispatches",
                        "{\"ref\":\"main\",\"return_run_details\":true}")
                .body();
        time.advance(TestTwin.LONG_ENOUGH);
        String listed = send(api, "GET", ACTIONS + "/runs?per_page=1", "").body();
        String missing = send(api, "GET", ACTIONS + "/runs/7", "").body();
        return List.of(dispatched, listed, missing);
    }

    private Recording recorded() throws Exception {
        gitHub.recorder().start("day");
        play(gitHub.url());
        return gitHub.recorder().stop();
    }

    @Test
    void recordsWhatTheTwinIsAskedAndDeliversWithoutSecrets() throws Exception {
        Recording day = recorded();

        assertThat(day.exchanges())
                .extracting(one -> one.request().method() + " " + one.request().target() + " "
                        + one.response().status())
                .containsExactly(
                        "POST " + ACTIONS + "/workflows/ci.yml/dispatches 200",
                        "GET " + ACTIONS + "/runs?per_page=1 200",
                        "GET " + ACTIONS + "/runs/7 404");
        assertThat(day.deliveries()).hasSize(16);
        assertThat(day.deliveries().getLast().at()).isLessThanOrEqualTo(TestTwin.LONG_ENOUGH);
        assertThat(RecordingWriter.text(day).contains("c4n4ry")).isFalse();
        assertThat(RecordingWriter.text(day)).doesNotContain("localhost").contains(Recording.API + "/repos/octo-org");
    }

    @Test
    void answersLikeTheTwinDid() throws Exception {
        gitHub.recorder().start("day");
        List<String> before = play(gitHub.url());

        try (Replayer replayer = Replayer.serve(gitHub.recorder().stop(), Mode.STRICT)) {
            String twin = gitHub.url().toString();
            assertThat(play(replayer.url()))
                    .isEqualTo(before.stream()
                            .map(body -> body.replace(twin, replayer.url().toString()))
                            .toList());
            assertThat(replayer.report()).isEqualTo(new ReplayReport(3, 3, 0, List.of()));

            assertThat(send(replayer.url(), "GET", ACTIONS + "/runs/8", "").statusCode())
                    .isEqualTo(501);
            assertThat(replayer.report().failed()).isEqualTo(1);
        }
    }

    @Test
    void deliversAgainAtTheRecordedPace() throws Exception {
        Recording day = recorded();
        SteppedTimeline replayTime = Timeline.stepped(TestTwin.START);
        Hook hook = new Hook(receiver.url(), new Secret("c4n4ry-of-the-replay"));

        CompletableFuture<ReplayReport> report =
                DeliveryReplay.of(day, hook).at(new Speed(2)).start(replayTime);
        assertThat(report).isNotDone();
        replayTime.advance(TestTwin.LONG_ENOUGH.dividedBy(2));

        assertThat(report.get(20, TimeUnit.SECONDS)).isEqualTo(new ReplayReport(16, 16, 0, List.of()));
        assertThat(receiver.guids())
                .isEqualTo(day.deliveries().stream().map(Entry.Delivery::guid).toList());
    }

    @Test
    void tellsOfAReceiverThatTakesWhatIsCorrupted() throws Exception {
        Hook hook = new Hook(receiver.url(), new Secret("c4n4ry-of-the-replay"));
        Chaos corruption = new Chaos(7, 0, 0, 1, 0, Duration.ZERO);

        ReplayReport report = DeliveryReplay.of(recorded(), hook)
                .under(corruption)
                .start(time)
                .get(20, TimeUnit.SECONDS);

        assertThat(report.total()).isEqualTo(32);
        assertThat(report.differences())
                .hasSize(16)
                .extracting(Difference::kind)
                .containsOnly(Difference.Kind.CORRUPTED_TAKEN);
    }

    @Test
    void endsByItselfAtItsLimit() throws Exception {
        Recorder small = new Recorder(time, new RecorderLimits(2, 1_000, 500, 1));
        small.start("small", Seam.TWIN, List.of());
        for (int i = 0; i < 3; i++) {
            small.delivery(Seam.TWIN, "guid", "ping", Map.of(), Recordings.json("{}"), 200);
        }

        assertThat(small.state().phase()).isEqualTo(RecorderState.Phase.FULL);
        assertThat(small.stop().entries()).hasSize(2);
        assertThat(small.state().phase()).isEqualTo(RecorderState.Phase.IDLE);
    }
}
