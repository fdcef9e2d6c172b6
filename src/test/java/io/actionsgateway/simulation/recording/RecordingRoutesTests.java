package io.actionsgateway.simulation.recording;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class RecordingRoutesTests {

    private final SteppedTimeline time = Timeline.stepped(TestTwin.START);
    private final Recorder recorder = new Recorder(time);
    private final WebTestClient http = WebTestClient.bindToRouterFunction(RecordingRoutes.of(recorder, time, null))
            .build();

    private ResponseSpec post(String path, String body) {
        return http.post()
                .uri("/_twin" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void startsAndStopsARecording() {
        post("/recordings", "{\"name\":\"day\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.phase")
                .isEqualTo("RECORDING");
        post("/recordings", "{\"name\":\"other\"}").expectStatus().isEqualTo(409);
        http.delete()
                .uri("/_twin/recordings/current")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.format")
                .isEqualTo(1);
        http.delete().uri("/_twin/recordings/current").exchange().expectStatus().isNotFound();
        http.get()
                .uri("/_twin/recordings")
                .exchange()
                .expectBody()
                .jsonPath("$.recordings[0].name")
                .isEqualTo("day");
    }

    @Test
    void takesARecordingFromAFileAndReplaysIt() {
        http.put()
                .uri("/_twin/recordings/empty")
                .bodyValue("{\"format\":1,\"name\":\"x\",\"entries\":[]}")
                .exchange()
                .expectStatus()
                .isNoContent();
        http.get().uri("/_twin/recordings/empty").exchange().expectStatus().isOk();
        post("/replays", "{\"recording\":\"empty\",\"url\":\"http://localhost:1\",\"secret\":\"s\",\"chaos\":7}")
                .expectStatus()
                .isAccepted();
        http.get()
                .uri("/_twin/replays/1")
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("finished")
                .jsonPath("$.report.total")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /recordings | {                                    | 400
                    /recordings | {}                                   | 422
                    /recordings | {"name":"a b"}                       | 422
                    /recordings | {"name":"a","seam":"moon"}           | 422
                    /replays    | {"recording":"none"}                 | 404
                    /replays    | {"recording":"known"}                | 422
                    /replays    | {"recording":"known","url":"http://h","secret":"s","speed":-1}    | 422
                    /replays    | {"recording":"known","url":"http://h","secret":"s","chaos":"yes"} | 422
                    """)
    void refusesWhatItDoesNotUnderstand(String path, String body, int status) {
        recorder.keep(new Recording("known", List.of()));

        post(path, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.message")
                .exists()
                .jsonPath("$.status")
                .isEqualTo(Integer.toString(status));
    }
}
