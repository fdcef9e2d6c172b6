package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.HOST;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.leak.Evidence;
import io.actionsgateway.platform.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TokenStepTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final ManualTime clock = ManualTime.skipping(START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GitHubTime time = new GitHubTime(clock);
    private final TokenStep step = new TokenStep(time, clock, meters);
    private final Tokens tokens = new Tokens();

    @Test
    void sendsTheTokenAndLearnsThatItIsTaken() {
        FakeGitHub github = FakeGitHub.saying(200);

        answers(github, TestCalls.read(), 200);

        assertThat(github.tokens()).containsExactly("Bearer ghs_c4n4ry_1");
        assertThat(tokens.accepted).containsExactly("ghs_c4n4ry_1");
    }

    @Test
    void sendsTheConditionOfThisVeryToken() {
        FakeGitHub github = FakeGitHub.saying(304);
        Call call =
                TestCalls.read().withCondition(token -> "\"of-" + token.value().text() + "\"");

        answers(github, call, 304);
        answers(github, TestCalls.read().withCondition(_ -> null), 304);

        assertThat(github.calls().getFirst().headers().getFirst(HttpHeaders.IF_NONE_MATCH))
                .isEqualTo("\"of-ghs_c4n4ry_1\"");
        assertThat(github.calls().getLast().headers().getFirst(HttpHeaders.IF_NONE_MATCH))
                .isNull();
    }

    @Test
    void triesOnceMoreWithAnotherTokenEvenWhatIsNotRepeatable() {
        FakeGitHub github = FakeGitHub.saying(401, 204);

        answers(github, TestCalls.dispatch(), 204);

        assertThat(github.tokens()).containsExactly("Bearer ghs_c4n4ry_1", "Bearer ghs_c4n4ry_2");
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void doesNotTryAThirdToken() {
        FakeGitHub github = FakeGitHub.saying(401);

        fails(github, TestCalls.read());

        assertThat(github.calls()).hasSize(2);
        assertThat(tokens.accepted).isEmpty();
    }

    @Test
    void saysWhichCredentialIsRefusedButNotItsToken() {
        tokens.another = false;
        FakeGitHub github = FakeGitHub.saying(401);

        fails(github, TestCalls.read());

        assertThat(github.calls()).hasSize(1);
        assertThat(meters.get("actions.github.credential.refused").counter().count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410, 422})
    void believesARefusalOfAKnownToken(int status) {
        FakeGitHub github = FakeGitHub.saying(status);

        answers(github, TestCalls.read(), status);

        assertThat(github.calls()).hasSize(1);
        assertThat(clock.pauses()).isEmpty();
        assertThat(tokens.accepted).containsExactly("ghs_c4n4ry_1");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void doubtsARefusalOfANewTokenThreeTimes(int status) {
        tokens.fresh = true;
        FakeGitHub github = FakeGitHub.saying(status, status, status, 200);

        answers(github, TestCalls.dispatch(), 200);

        assertThat(clock.pauses()).containsExactly(seconds(1), seconds(3), seconds(10));
        assertThat(github.tokens()).hasSize(4).containsOnly("Bearer ghs_c4n4ry_1");
        assertThat(tokens.accepted).containsExactly("ghs_c4n4ry_1");
    }

    @Test
    void believesItWhenItStays() {
        tokens.fresh = true;
        FakeGitHub github = FakeGitHub.saying(404);

        answers(github, TestCalls.read(), 404);

        assertThat(github.calls()).hasSize(4);
        assertThat(tokens.accepted).containsExactly("ghs_c4n4ry_1");
    }

    @Test
    void doubtsOnlyAsLongAsTheCallerWaits() {
        tokens.fresh = true;
        FakeGitHub github = FakeGitHub.saying(404);
        Caller hasty = Caller.interactive("somebody").within(seconds(5));

        answers(github, TestCalls.read().withCaller(hasty), 404);

        assertThat(clock.pauses()).containsExactly(seconds(1), seconds(3));
        assertThat(tokens.accepted).isEmpty();
    }

    @Test
    void replacesANewTokenThatStaysRefused() {
        tokens.fresh = true;
        FakeGitHub github = FakeGitHub.saying(401, 401, 401, 401, 200);

        answers(github, TestCalls.read(), 200);

        assertThat(github.tokens()).endsWith("Bearer ghs_c4n4ry_1", "Bearer ghs_c4n4ry_2");
    }

    @Test
    void doesNotDoubtOtherRefusalsOfANewToken() {
        tokens.fresh = true;
        FakeGitHub github = FakeGitHub.saying(422);

        answers(github, TestCalls.read(), 422);

        assertThat(github.calls()).hasSize(1);
    }

    @Test
    void asksForTheTokenAsTheCaller() {
        Caller caller = Caller.interactive("somebody");

        answers(FakeGitHub.saying(200), TestCalls.read().withCaller(caller), 200);

        assertThat(tokens.askedBy).containsExactly(caller);
    }

    @Test
    void learnsGitHubsTimeFromAnyAnswer() {
        FakeGitHub github = new FakeGitHub(_ -> Mono.just(FakeGitHub.dated(404, START.plusSeconds(900))));

        answers(github, TestCalls.read(), 404);

        assertThat(time.skew(HOST)).isBetween(seconds(897), seconds(903));
    }

    @Test
    void startsAnewForEachSubscriber() {
        FakeGitHub github = FakeGitHub.saying(401, 200, 401, 200);
        Mono<Answer> answer = step.handle(TestCalls.read().withCredential(tokens), github);

        StepVerifier.create(answer.then(answer))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        assertThat(github.calls()).hasSize(4);
    }

    private void answers(FakeGitHub github, Call call, int status) {
        StepVerifier.create(step.handle(call.withCredential(tokens), github).map(Answer::status))
                .expectNext(status)
                .expectComplete()
                .verify(SOON);
    }

    private void fails(FakeGitHub github, Call call) {
        StepVerifier.create(step.handle(call.withCredential(tokens), github).doOnError(Evidence::keepFailure))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(GitHubException.Unauthorized.class)
                        .hasMessageContaining("credential default")
                        .message()
                        .doesNotContain("ghs_"))
                .verify(SOON);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** Numbers its tokens; a rejected one is followed by the next. */
    private static final class Tokens implements Credential {

        private final List<String> accepted = new ArrayList<>();
        private final List<Caller> askedBy = new ArrayList<>();
        private boolean fresh;
        private boolean another = true;
        private int number = 1;

        @Override
        public String name() {
            return "default";
        }

        @Override
        public GitHubHost host() {
            return HOST;
        }

        @Override
        public String account() {
            return "account";
        }

        @Override
        public String partition() {
            return "partition";
        }

        @Override
        public Mono<AccessToken> token() {
            return Mono.deferContextual(context -> {
                askedBy.add(Caller.in(context));
                return Mono.just(new AccessToken(new Secret("ghs_c4n4ry_" + number), START, null));
            });
        }

        @Override
        public void accepted(AccessToken token) {
            accepted.add(token.value().text());
        }

        @Override
        public boolean rejected(AccessToken token) {
            number++;
            return another;
        }

        @Override
        public boolean fresh(AccessToken token) {
            return fresh;
        }
    }
}
