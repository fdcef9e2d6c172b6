package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.HOST;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AppCredentialTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ManualTime clock = ManualTime.skipping(START);
    private final GitHubTime time = new GitHubTime(clock);
    private final AppCredential app = new AppCredential("default", HOST, "Iv23liAbC", TestKeys.PAIR.getPrivate(), time);

    @Test
    void signsForNineMinutesFromAMinuteAgo() throws Exception {
        SignedJWT jwt = SignedJWT.parse(app.token().block(SOON).value().text());
        JWTClaimsSet claims = jwt.getJWTClaimsSet();

        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) TestKeys.PAIR.getPublic())))
                .isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(claims.getIssuer()).isEqualTo("Iv23liAbC");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(START.minusSeconds(60));
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(START.plusSeconds(540));
    }

    @Test
    void signsAgainOnlyBeforeItExpires() {
        AccessToken first = app.token().block(SOON);
        clock.advance(Duration.ofMinutes(6));
        assertThat(app.token().block(SOON)).isEqualTo(first);

        clock.advance(Duration.ofMinutes(2).plusSeconds(40));
        assertThat(app.token().block(SOON)).isNotEqualTo(first);
    }

    @Test
    void spendsTheBudgetOfTheApp() {
        assertThat(app.account()).isEqualTo("api.github.com/app/Iv23liAbC").isEqualTo(app.partition());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1800, -300, 900, 1800})
    void succeedsAtTheSecondTryWhenOurClockIsOff(long ahead) {
        Instant really = START.plusSeconds(ahead);
        FakeGitHub github = new FakeGitHub(call -> Mono.just(FakeGitHub.dated(status(call.headers(), really), really)));
        Step step = new TokenStep(time, clock, new SimpleMeterRegistry());

        StepVerifier.create(step.handle(TestCalls.ofApp().withCredential(app), github)
                        .map(Answer::status))
                .expectNext(200)
                .expectComplete()
                .verify(SOON);

        assertThat(github.calls()).hasSize(2);
        assertThat(github.tokens()).doesNotHaveDuplicates();
    }

    @Test
    void doesNotTryAKeyTwiceThatGitHubDoesNotKnow() {
        FakeGitHub github = new FakeGitHub(_ -> Mono.just(FakeGitHub.dated(401, START)));

        StepVerifier.create(new TokenStep(time, clock, new SimpleMeterRegistry())
                        .handle(TestCalls.ofApp().withCredential(app), github))
                .expectError(GitHubException.Unauthorized.class)
                .verify(SOON);

        assertThat(github.calls()).hasSize(1);
    }

    /** As GitHub judges a JWT: begun, not yet ended, and for ten minutes at most. */
    private static int status(HttpHeaders headers, Instant now) {
        try {
            String token = headers.getFirst(HttpHeaders.AUTHORIZATION).substring("Bearer ".length());
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            Instant expiry = claims.getExpirationTime().toInstant();
            return claims.getIssueTime().toInstant().isAfter(now)
                            || expiry.isBefore(now)
                            || expiry.isAfter(now.plusSeconds(600))
                    ? 401
                    : 200;
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
