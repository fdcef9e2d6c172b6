package io.actionsgateway.simulation.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswersTests {

    private final Answers strict = new Answers(Recordings.exchanges(), ReplayOptions.of(Mode.STRICT));
    private final Answers lenient = new Answers(Recordings.exchanges(), ReplayOptions.of(Mode.LENIENT));

    private static String ask(Answers answers, String method, String target, String body) {
        Entry.Response answer = answers.to(Recordings.request(method, target, body));
        return answer.status() + " " + new String(answer.body().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void answersInOrderAndWhateverTheOrderOfParametersAndKeys() {
        assertThat(ask(strict, "GET", "/runs/1", "")).isEqualTo("200 {\"status\":\"queued\"}");
        assertThat(ask(strict, "GET", "/runs/1", "")).isEqualTo("200 {\"status\":\"completed\"}");
        assertThat(ask(strict, "GET", "/runs?per_page=30&page=%31", "")).isEqualTo("200 []");
        assertThat(ask(strict, "POST", "/dispatches", "{\"inputs\":{\"a\":1}, \"ref\":\"main\"}"))
                .isEqualTo("204 ");
        assertThat(ask(strict, "PUT", "/secrets/A", "{\"encrypted_value\":\"other\",\"key_id\":\"1\"}"))
                .isEqualTo("201 {}");

        assertThat(strict.report()).isEqualTo(new ReplayReport(5, 5, 0, List.of()));
    }

    @Test
    void refusesTheUnexpectedNamingTheNearest() {
        String refusal = ask(strict, "POST", "/dispatches", "{\"ref\":\"dev\",\"inputs\":{\"a\":1}}");

        assertThat(refusal)
                .startsWith("501 ")
                .contains("Not in the recording: POST /dispatches; nearest: POST /dispatches; body /ref: recorded"
                        + " \\\"main\\\", asked \\\"dev\\\"");
        assertThat(ask(strict, "GET", "/runs/2?x=1", ""))
                .contains("nearest: GET /runs/1; path: recorded /runs/1, asked /runs/2; query x: recorded nothing");
        ReplayReport report = strict.report();
        assertThat(report.total()).isEqualTo(7);
        assertThat(report.failed()).isEqualTo(7);
        assertThat(report.differences())
                .extracting(Difference::kind)
                .startsWith(Difference.Kind.UNEXPECTED, Difference.Kind.UNEXPECTED, Difference.Kind.NEVER_ASKED);
    }

    @Test
    void refusesWhatIsAskedTooOften() {
        ask(strict, "GET", "/runs?page=1&per_page=30", "");

        assertThat(ask(strict, "GET", "/runs?page=1&per_page=30", "")).contains("recorded 1 times only");
    }

    @Test
    void repeatsTheLatestAnswerWhenLenient() {
        ask(lenient, "GET", "/runs/1", "");
        ask(lenient, "GET", "/runs/1", "");

        assertThat(ask(lenient, "GET", "/runs/1", "")).isEqualTo("200 {\"status\":\"completed\"}");
        assertThat(ask(lenient, "GET", "/runs/9", "")).startsWith("404 {\"message\":\"Not Found\"");
        assertThat(lenient.report().successful()).isEqualTo(3);
    }

    @Test
    void takesNoHeaderForADifferenceUnlessToldTo() {
        Answers picky = new Answers(
                Recordings.exchanges(), ReplayOptions.of(Mode.STRICT).comparing("accept"));
        Entry.Request plain = Recordings.request("GET", "/runs/1", "");
        var headers = new TreeMap<>(Map.of("accept", "text/html"));
        Entry.Request other = new Entry.Request("GET", "/runs/1", headers, plain.body());

        assertThat(strict.to(other).status()).isEqualTo(200);
        assertThat(picky.to(other).status()).isEqualTo(501);
    }
}
