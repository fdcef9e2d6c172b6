package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.LOOK_UP;
import static io.actionsgateway.github.transport.credential.TestCalls.MINT;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.GitHubTransport;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** The two steps in the real chain, with a GitHub at its end that issues, expires and revokes tokens. */
@ExtendWith(OutputCaptureExtension.class)
class WayToATokenTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ManualTime clock = ManualTime.skipping(START);
    private final Issuer issuer = new Issuer();
    private final FakeGitHub github = new FakeGitHub(issuer::answer);

    @Test
    void findsTheInstallationMintsATokenAndAsks() {
        running(transport -> {
            gives(transport.exchange(TestCalls.read()), 200);
            gives(transport.exchange(TestCalls.read()), 200);
        });

        assertThat(github.calls().stream().map(call -> call.operation().id()))
                .containsExactly(LOOK_UP, MINT, "actions/list-runs", "actions/list-runs");
        assertThat(github.tokens().get(0))
                .startsWith("Bearer eyJ")
                .isEqualTo(github.tokens().get(1));
        assertThat(github.tokens().get(3)).isEqualTo("Bearer ghs_c4n4ry_1");
    }

    @Test
    void mintsOnceForAThousandCallers(CapturedOutput output) {
        running(transport -> StepVerifier.create(Flux.range(0, 1000)
                        .flatMap(
                                n -> transport.exchange(TestCalls.read()).contextWrite(Caller.interactive("c" + n)),
                                1000)
                        .map(Answer::status))
                .expectNextCount(1000)
                .expectComplete()
                .verify(SOON));

        assertThat(github.count(LOOK_UP)).isEqualTo(1);
        assertThat(github.count(MINT)).isEqualTo(1);
        assertThat(output).doesNotContain("ghs_", "eyJ");
    }

    @Test
    void followsAnExpiryInFlight() {
        running(transport -> {
            gives(transport.exchange(TestCalls.read()), 200);
            issuer.valid.clear();
            gives(transport.exchange(TestCalls.dispatch()), 200);
            issuer.valid.clear();
            gives(transport.exchange(TestCalls.dispatch()), 200);
        });

        assertThat(github.count(MINT)).isEqualTo(3);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void waitsUntilANewTokenIsKnownEverywhere() {
        issuer.unknownFor = 3;

        running(transport -> gives(transport.exchange(TestCalls.read()), 200));

        assertThat(clock.pauses())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10));
        assertThat(github.count(MINT)).isEqualTo(1);
    }

    @Test
    void givesOutANotFoundThatStays() {
        issuer.unknownFor = 100;

        running(transport -> {
            gives(transport.exchange(TestCalls.read()), 404);
            gives(transport.exchange(TestCalls.read()), 404);
        });

        assertThat(github.count("actions/list-runs")).isEqualTo(4 + 1);
    }

    @Test
    void followsAnAppThatWasInstalledAnew() {
        running(transport -> {
            gives(transport.exchange(TestCalls.read()), 200);
            issuer.valid.clear();
            issuer.installation = 43;
            gives(transport.exchange(TestCalls.dispatch()), 200);
        });

        assertThat(github.calls().getLast().identity().account()).endsWith("/installation/43");
    }

    @Test
    void saysThatTheAppIsNotInstalledAnyMore() {
        running(transport -> {
            gives(transport.exchange(TestCalls.read()), 200);
            issuer.valid.clear();
            issuer.installation = 0;
            StepVerifier.create(transport.exchange(TestCalls.read()))
                    .expectErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(GitHubException.NotFound.class)
                            .hasMessageContaining("installation"))
                    .verify(SOON);
        });
    }

    @Test
    void asksTheAppsOwnOperationsByItsJwt() {
        running(transport -> gives(transport.exchange(TestCalls.ofApp()), 200));

        assertThat(github.tokens()).singleElement().asString().startsWith("Bearer eyJ");
    }

    @Test
    void keepsACredentialThatIsChosenAlready() {
        running(transport -> {
            gives(transport.exchange(TestCalls.read()), 200);
            Call again = TestCalls.read("elsewhere/altogether")
                    .withCredential(github.calls().getLast().identity());
            gives(transport.exchange(again), 200);
        });

        assertThat(github.count(LOOK_UP)).isEqualTo(1);
    }

    private void running(Consumer<GitHubTransport> test) {
        new ApplicationContextRunner()
                .withBean(ManualTime.class, () -> clock)
                .withBean(JsonMapper.class, () -> JsonMapper.builder().build())
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(FakeGitHub.class, () -> github)
                .withBean(GitHubTransport.class)
                .withUserConfiguration(Setup.class)
                .withPropertyValues(
                        "actions.github.app.client-id=Iv23liAbC", "actions.github.app.private-key=" + TestKeys.pkcs1())
                .run(context -> test.accept(context.getBean(GitHubTransport.class)));
    }

    private static void gives(Mono<Answer> answer, int status) {
        StepVerifier.create(answer.map(Answer::status))
                .expectNext(status)
                .expectComplete()
                .verify(SOON);
    }

    @Configuration
    @EnableConfigurationProperties({CredentialProperties.class, GitHubProperties.class})
    @Import({CredentialConfiguration.class, CredentialStep.class, TokenStep.class, GitHubTime.class})
    static class Setup {

        @Bean
        @Order(Step.Position.SEND)
        Step end(FakeGitHub github) {
            return (call, _) -> github.send(call);
        }
    }

    /** Numbers its tokens and knows which are valid; for some answers it does not know them yet. */
    private final class Issuer {

        private final Set<String> valid = new HashSet<>();
        private final AtomicInteger tokens = new AtomicInteger();
        private long installation = 42;
        private int unknownFor;

        synchronized Mono<Answer> answer(Call call) {
            String token = call.headers().getFirst(HttpHeaders.AUTHORIZATION).substring("Bearer ".length());
            return Mono.just(
                    switch (call.operation().id()) {
                        case LOOK_UP ->
                            FakeGitHub.answer(installation == 0 ? 404 : 200, "{\"id\":" + installation + "}");
                        case MINT -> minted(call);
                        default -> FakeGitHub.answer(status(token), "{}");
                    });
        }

        private Answer minted(Call call) {
            if (!call.path().contains("/" + installation + "/")) {
                return FakeGitHub.answer(404, "{}");
            }
            String token = "ghs_c4n4ry_" + tokens.incrementAndGet();
            valid.add(token);
            String expiry = clock.instant().plus(Duration.ofHours(1)).toString();
            return FakeGitHub.answer(201, "{\"token\":\"" + token + "\",\"expires_at\":\"" + expiry + "\"}");
        }

        private int status(String token) {
            if (!token.startsWith("ghs_")) {
                return 200;
            }
            if (!valid.contains(token)) {
                return 401;
            }
            return unknownFor-- > 0 ? 404 : 200;
        }
    }
}
