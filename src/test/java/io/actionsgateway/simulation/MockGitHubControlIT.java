package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.time.Tempo;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MockGitHubControlIT {

    private static final String RUNS = "/repos/octo-org/hello-world/actions/runs";
    private static final String DISPATCHES = "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches";

    private final MockGitHub gitHub =
            MockGitHub.start(MockGitHubOptions.onAnyPort(Timeline.of(Clock.systemUTC())), Scenarios.withoutHistory());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        http.close();
        gitHub.close();
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gitHub.url().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "token any")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void resetsTheConnection() throws Exception {
        gitHub.faults().add(Fault.of(FaultKind.RESET));

        // Java's client tries a GET again by itself.
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> call("POST", DISPATCHES, "{\"ref\": \"main\"}"));
        assertThat(call("GET", RUNS, "").body()).contains("\"total_count\":0");
    }

    @Test
    void cutsABodyShort() throws Exception {
        gitHub.faults().add(Fault.of(FaultKind.TRUNCATE));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> call("GET", RUNS, ""));
        assertThat(call("GET", RUNS, "").statusCode()).isEqualTo(200);
    }

    @Test
    void hangsUntilTheCallerGivesUp() {
        gitHub.faults().add(Fault.of(FaultKind.HANG));
        HttpRequest request = HttpRequest.newBuilder(gitHub.url().resolve(RUNS))
                .timeout(Duration.ofMillis(200))
                .build();

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> http.send(request, BodyHandlers.ofString()));
    }

    @Test
    void letsTimeBeMovedOverHttp() throws Exception {
        assertThat(call("PUT", "/_twin/clock", "{\"mode\": \"stepped\"}").statusCode())
                .isEqualTo(200);
        call("POST", DISPATCHES, "{\"ref\": \"main\"}");
        assertThat(call("GET", "/_twin/state", "").body()).contains("\"runs\":{\"queued\":1}");

        call("POST", "/_twin/clock/advance", "{\"by\": \"PT1M\"}");

        assertThat(call("GET", "/_twin/state", "").body()).contains("\"runs\":{\"completed\":1}");
        assertThat(gitHub.timeline().tempo()).isEqualTo(Tempo.STEPPED);
    }

    @Test
    void beginsAgainAtTheSameAddress() throws Exception {
        gitHub.timeline().become(Tempo.STEPPED);
        call("POST", DISPATCHES, "{\"ref\": \"main\"}");
        gitHub.faults().add(Fault.of(FaultKind.HANG));

        gitHub.reset(Scenarios.withoutHistory());
        gitHub.timeline().advance(Duration.ofMinutes(1));

        assertThat(call("GET", RUNS, "").body()).contains("\"total_count\":0");
    }
}
