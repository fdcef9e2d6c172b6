package io.actionsgateway.github.transport.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.CircuitOpen;
import io.actionsgateway.github.transport.GitHubException.NotFound;
import io.actionsgateway.github.transport.GitHubException.ParseError;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import io.actionsgateway.github.transport.GitHubException.ServiceUnavailable;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What is tried again, how often and when. */
class RetryStepTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HOST = "https://api.github.com";

    private final ManualTime time = ManualTime.skipping(START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RetryStep step = new RetryStep(Defaults.ALL, time, time, meters, () -> 1.0);
    private final List<Object> script = new ArrayList<>();
    private int tries;

    static Stream<Arguments> whatIsRepeated() {
        Object broken = new TransportError("broke", true, new IOException("reset"));
        Object refusedByPeer = new TransportError("unreachable", false, new IOException("refused"));
        Object refusedByUs = new TransportError("refused", false, null);
        Object late = new Timeout("it", LIMIT);
        return Stream.of(
                Arguments.of(LinkedSteps.GET, 500, 3),
                Arguments.of(LinkedSteps.GET, 502, 3),
                Arguments.of(LinkedSteps.GET, 503, 3),
                Arguments.of(LinkedSteps.GET, 504, 3),
                Arguments.of(LinkedSteps.GET, late, 3),
                Arguments.of(LinkedSteps.GET, broken, 3),
                Arguments.of(LinkedSteps.GET, refusedByPeer, 3),
                Arguments.of(LinkedSteps.GET, refusedByUs, 1),
                Arguments.of(LinkedSteps.GET, 404, 1),
                Arguments.of(LinkedSteps.GET, 429, 1),
                Arguments.of(LinkedSteps.GET, new CircuitOpen("api", LIMIT), 1),
                Arguments.of(LinkedSteps.GET, new RateLimited(RateLimited.Reason.PACED, LIMIT), 1),
                Arguments.of(LinkedSteps.GET, new SecondaryLimited(LIMIT), 1),
                Arguments.of(LinkedSteps.GET, new ParseError("too large", null), 1),
                Arguments.of(LinkedSteps.GET, new NotFound(GitHubException.Resource.RUN, "7"), 1),
                Arguments.of(LinkedSteps.PUT, 502, 3),
                Arguments.of(LinkedSteps.PUT, broken, 3),
                Arguments.of(LinkedSteps.TOKEN, 503, 3),
                Arguments.of(LinkedSteps.TOKEN, late, 3),
                Arguments.of(LinkedSteps.POST, 502, 1),
                Arguments.of(LinkedSteps.POST, late, 1),
                Arguments.of(LinkedSteps.POST, broken, 1),
                Arguments.of(LinkedSteps.POST, refusedByPeer, 3),
                Arguments.of(LinkedSteps.POST, refusedByUs, 1));
    }

    @ParameterizedTest
    @MethodSource("whatIsRepeated")
    void repeatsWhatIsSafe(Operation operation, Object outcome, int expected) {
        script.addAll(Collections.nCopies(10, outcome));

        Object seen = result(LinkedSteps.call(operation, HOST));

        assertThat(tries).isEqualTo(expected);
        if (outcome instanceof Integer status) {
            assertThat(seen).isEqualTo(status >= 500 ? ServiceUnavailable.class : status);
        } else {
            assertThat(seen).isEqualTo(outcome.getClass());
        }
        assertThat(meters.find("actions.github.retries").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isEqualTo(expected - 1.0);
    }

    @Test
    void endsWithTheFirstSuccess() {
        script.addAll(List.of(502, new Timeout("it", LIMIT), 200));

        assertThat(result(LinkedSteps.call(LinkedSteps.GET, HOST))).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(meters.get("actions.github.retries")
                        .tag("reason", "502")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("actions.github.retries")
                        .tag("reason", "Timeout")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void saysTheLastStatusAndGitHubsRequest() {
        script.addAll(List.of(500, 502, 503));

        StepVerifier.create(chain().send(LinkedSteps.call(LinkedSteps.GET, HOST)))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ServiceUnavailable.class,
                                unavailable -> assertThat(unavailable.status()).isEqualTo(503))
                        .hasMessageContaining("request ABC:1"));
    }

    @Test
    void pausesAsLongAsA503AsksFor() {
        script.addAll(List.of(answer(503, "7"), answer(503, "Sun, 01 Mar 2026 12:00:10 GMT"), 200));

        assertThat(result(LinkedSteps.call(LinkedSteps.GET, HOST))).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3));
    }

    @Test
    void usesItsOwnPauseWhereA503MakesNoSense() {
        script.addAll(List.of(answer(503, "soon"), answer(502, "9"), 200));

        assertThat(result(LinkedSteps.call(LinkedSteps.GET, HOST))).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void doesNotPauseBeyondPatience() {
        script.addAll(List.of(answer(503, "60"), 200));
        Call call = LinkedSteps.call(LinkedSteps.GET, HOST).withCaller(Caller.interactive("key"));

        assertThat(result(call)).isEqualTo(ServiceUnavailable.class);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void keepsRetriesToATenthOfTheCalls() {
        script.addAll(Collections.nCopies(3000, 502));

        for (int i = 0; i < 1000; i++) {
            assertThat(result(LinkedSteps.call(LinkedSteps.GET, HOST))).isEqualTo(ServiceUnavailable.class);
        }

        assertThat(tries).isBetween(1080, 1100);
    }

    @Test
    void keepsABudgetForEachHost() {
        script.addAll(Collections.nCopies(3000, 502));
        for (int i = 0; i < 20; i++) {
            result(LinkedSteps.call(LinkedSteps.GET, HOST));
        }
        tries = 0;

        result(LinkedSteps.call(LinkedSteps.GET, "https://ghe.example/api/v3"));

        assertThat(tries).isEqualTo(3);
    }

    @Test
    void pausesAtRandomBelowADoublingLimit() {
        Random random = new Random(42);
        Backoff backoff = new Backoff(Defaults.ALL.retry(), random::nextDouble);

        for (int tries = 1; tries <= 8; tries++) {
            Duration limit = Duration.ofMillis(Math.min(2000, 100L << tries));
            assertThat(backoff.after(tries)).isBetween(Duration.ZERO, limit);
        }
    }

    private Step.Next chain() {
        return LinkedSteps.of(step, (call, next) -> {
            Object now = script.get(tries++);
            return switch (now) {
                case Integer status -> Mono.just(answer(status, null));
                case Answer answer -> Mono.just(answer);
                case Throwable failure -> Mono.error(failure);
                default -> throw new IllegalStateException();
            };
        });
    }

    private Object result(Call call) {
        return chain().send(call)
                .<Object>map(Answer::status)
                .onErrorResume(failure -> Mono.just(failure.getClass()))
                .block(LIMIT);
    }

    private static Answer answer(int status, String retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("x-github-request-id", "ABC:1");
        if (retryAfter != null) {
            headers.set("retry-after", retryAfter);
        }
        return new Answer(status, headers, new byte[0], CacheStatus.forwarded(CacheStatus.Forward.BYPASS, status));
    }
}
