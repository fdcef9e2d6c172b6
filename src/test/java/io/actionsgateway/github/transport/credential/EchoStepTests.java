package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.HOST;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.platform.Secret;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

class EchoStepTests {

    private static final String TOKEN = "ghp_c4n4ryEcho";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EchoStep step = new EchoStep(meters);
    private final Call call = TestCalls.read()
            .withCredential(PersonalToken.of("main", HOST, new AccessToken(new Secret(TOKEN), START, null)))
            .withHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN);

    private Answer passed(Call sent, Answer answer) {
        return Objects.requireNonNull(step.handle(sent, _ -> Mono.just(answer)).block(Duration.ofSeconds(5)));
    }

    private double counted() {
        Counter counter = meters.find("actions.github.credential.echoed")
                .tag("credential", "main")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void blotsTheTokenOutOfABody() {
        Answer answer = passed(call, FakeGitHub.answer(500, TOKEN + "a" + TOKEN + TOKEN + "ghp_c4n4ry" + TOKEN));

        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("***a******ghp_c4n4ry***");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void blotsTheTokenOutOfHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.add("x-github-request-id", "A:" + TOKEN);
        headers.add("Link", "<https://api.github.com>");

        Answer answer = passed(call, FakeGitHub.answer(200, "{}", headers));

        assertThat(answer.requestId()).isEqualTo("A:***");
        assertThat(answer.header("Link")).contains("<https://api.github.com>");
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void leavesOtherAnswersAsTheyAre() {
        Answer clean = FakeGitHub.answer(200, "{\"token\":\"ghp_other\"}");
        Answer granted = FakeGitHub.answer(201, "{\"token\":\"" + TOKEN + "\"}");

        assertThat(passed(call, clean)).isSameAs(clean);
        assertThat(passed(TestCalls.read(), granted)).isSameAs(granted);
        assertThat(counted()).isZero();
    }
}
