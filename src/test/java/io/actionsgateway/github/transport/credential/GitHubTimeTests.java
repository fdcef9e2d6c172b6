package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.HOST;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.GitHubHost;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class GitHubTimeTests {

    private final ManualTime clock = ManualTime.stepped(START);
    private final GitHubTime time = new GitHubTime(clock);

    @ParameterizedTest
    @ValueSource(longs = {-2, -1, 0, 1, 2})
    void takesTwoSecondsForNoise(long seconds) {
        answered(START, START.plusSeconds(seconds));

        assertThat(time.skew(HOST)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -300, 300, 3600})
    void learnsHowFarOurClockIsOff(long seconds) {
        answered(START, START.plusSeconds(seconds));

        assertThat(Duration.between(time.at(HOST), START.plusSeconds(seconds)).abs())
                .isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void forgetsASkewThatIsNoMore() {
        answered(START, START.plusSeconds(300));
        answered(START, START);

        assertThat(time.skew(HOST).abs()).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void isNotMisledByASlowAnswer() {
        clock.advance(Duration.ofSeconds(9));
        answered(START, START.plusSeconds(1));
        answered(START, START.plusSeconds(9));

        assertThat(time.skew(HOST)).isZero();
    }

    @Test
    void knowsEachHostByItself() {
        answered(START, START.plusSeconds(300));

        assertThat(time.skew(new GitHubHost(URI.create("https://github.example/api/v3"))))
                .isZero();
    }

    @Test
    void ignoresAbsurdAndUnreadableDates() {
        answered(START, START.plus(Duration.ofDays(3)));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.DATE, "yesterday");
        time.learn(HOST, START, FakeGitHub.answer(200, "{}", headers));
        time.learn(HOST, START, FakeGitHub.answer(200, "{}"));

        assertThat(time.skew(HOST)).isZero();
    }

    private void answered(Instant sent, Instant date) {
        time.learn(HOST, sent, FakeGitHub.dated(200, date));
    }
}
