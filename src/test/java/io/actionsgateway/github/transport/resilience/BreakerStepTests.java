package io.actionsgateway.github.transport.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.GitHubException.CircuitOpen;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import io.actionsgateway.github.transport.GitHubException.ServiceUnavailable;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** When a host is left alone, and for how long. */
class BreakerStepTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration OPEN = Duration.ofMillis(30_001);
    private static final String HOST = "https://api.github.com";

    private final ManualTime time = ManualTime.skipping(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BreakerStep step = new BreakerStep(Defaults.ALL, time, meters);
    private Mono<Answer> host = Mono.just(answer(200));
    private int requests;

    static Stream<Arguments> whatCounts() {
        return Stream.of(
                Arguments.of(Mono.just(answer(500)), true),
                Arguments.of(Mono.just(answer(503)), true),
                Arguments.of(Mono.error(new Timeout("it", LIMIT)), true),
                Arguments.of(Mono.error(new TransportError("broke", true, new IOException())), true),
                Arguments.of(Mono.error(new TransportError("refused by us", false, null)), false),
                Arguments.of(Mono.just(answer(403)), false),
                Arguments.of(Mono.just(answer(404)), false),
                Arguments.of(Mono.just(answer(429)), false),
                Arguments.of(Mono.error(new RateLimited(RateLimited.Reason.PACED, LIMIT)), false),
                Arguments.of(Mono.error(new SecondaryLimited(LIMIT)), false));
    }

    @ParameterizedTest
    @MethodSource("whatCounts")
    void opensOnlyForAHostThatIsNotWell(Mono<Answer> outcome, boolean opens) {
        host = outcome;

        for (int i = 0; i < 30; i++) {
            result(HOST);
        }

        assertThat(requests).isEqualTo(opens ? 20 : 30);
        assertThat(result(HOST) == CircuitOpen.class).isEqualTo(opens);
    }

    @Test
    void tellsWhenItTriesAgainAndHeals() {
        open();
        time.advance(Duration.ofSeconds(10));

        StepVerifier.create(chain().send(LinkedSteps.call(LinkedSteps.GET, HOST)))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                CircuitOpen.class,
                                refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(20))));

        time.advance(OPEN.minusSeconds(10));
        host = Mono.just(answer(200));
        for (int i = 0; i < 50; i++) {
            assertThat(result(HOST)).isEqualTo(200);
        }
        assertThat(meters.get("resilience4j.circuitbreaker.state")
                        .tag("name", "api.github.com")
                        .tag("state", "closed")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void opensAgainWhenTheHostIsStillNotWell() {
        open();
        time.advance(OPEN);
        int before = requests;

        for (int i = 0; i < 30; i++) {
            result(HOST);
        }

        assertThat(requests - before).isEqualTo(3);
    }

    @Test
    void isNotHealedByCallsThatNeverReachTheHost() {
        open();
        time.advance(OPEN);
        host = Mono.error(new RateLimited(RateLimited.Reason.PACED, LIMIT));
        for (int i = 0; i < 30; i++) {
            assertThat(result(HOST)).isEqualTo(RateLimited.class);
        }

        host = Mono.just(answer(502));
        for (int i = 0; i < 3; i++) {
            result(HOST);
        }

        assertThat(result(HOST)).isEqualTo(CircuitOpen.class);
    }

    @Test
    void doesNotCountCancelledCalls() {
        host = Mono.never();
        for (int i = 0; i < 100; i++) {
            chain().send(LinkedSteps.call(LinkedSteps.GET, HOST)).subscribe().dispose();
        }
        host = Mono.just(answer(200));

        assertThat(result(HOST)).isEqualTo(200);
    }

    @Test
    void cancelledProbesGiveTheirPlaceBack() {
        open();
        time.advance(OPEN);
        host = Mono.never();
        for (int i = 0; i < 10; i++) {
            chain().send(LinkedSteps.call(LinkedSteps.GET, HOST)).subscribe().dispose();
        }
        host = Mono.just(answer(200));

        assertThat(result(HOST)).isEqualTo(200);
    }

    @Test
    void leavesOtherHostsOpenForCalls() {
        open();
        host = Mono.just(answer(200));

        assertThat(result("https://ghe.example/api/v3")).isEqualTo(200);
    }

    @Test
    void endsAStormOfServerErrorsWithFewMoreRequestsThanCalls() {
        RetryStep retry = new RetryStep(Defaults.ALL, time, time, meters, () -> 0.5);
        host = Mono.just(answer(502));
        Step.Next both = LinkedSteps.of(retry, step, end());
        int calls = 1000;
        for (int i = 0; i < calls; i++) {
            time.advance(Duration.ofMillis(100));
            Object seen = result(both, HOST);
            assertThat(seen).isIn(ServiceUnavailable.class, CircuitOpen.class);
        }

        assertThat(requests).isLessThan((int) (calls * 1.1)).isLessThan(100);

        host = Mono.just(answer(200));
        time.advance(OPEN);
        for (int i = 0; i < 20; i++) {
            assertThat(result(both, HOST)).isEqualTo(200);
        }
    }

    @Test
    void deadlineEndsWhatWaits() {
        ManualTime stepped = ManualTime.stepped(time.instant());
        Step.Next chain = LinkedSteps.of(new DeadlineStep(stepped), (call, next) -> Mono.never());

        StepVerifier.create(chain.send(LinkedSteps.call(LinkedSteps.GET, HOST)))
                .then(() -> stepped.advance(Duration.ofMillis(59_999)))
                .expectNoEvent(Duration.ofMillis(20))
                .then(() -> stepped.advance(Duration.ofMillis(1)))
                .expectError(Timeout.class)
                .verify(LIMIT);
    }

    private void open() {
        host = Mono.just(answer(502));
        for (int i = 0; i < 20; i++) {
            result(HOST);
        }
        assertThat(result(HOST)).isEqualTo(CircuitOpen.class);
    }

    private Step end() {
        return (call, next) -> {
            return host.doOnSubscribe(_ -> requests++);
        };
    }

    private Step.Next chain() {
        return LinkedSteps.of(step, end());
    }

    private Object result(String url) {
        return result(chain(), url);
    }

    private static Object result(Step.Next chain, String url) {
        return chain.send(LinkedSteps.call(LinkedSteps.GET, url))
                .<Object>map(Answer::status)
                .onErrorResume(failure -> Mono.just(failure.getClass()))
                .block(LIMIT);
    }

    private static Answer answer(int status) {
        return new Answer(
                status, new HttpHeaders(), new byte[0], CacheStatus.forwarded(CacheStatus.Forward.BYPASS, status));
    }
}
