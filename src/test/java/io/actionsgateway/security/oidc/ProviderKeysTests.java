package io.actionsgateway.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.actionsgateway.github.transport.ScriptedPeer;
import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import io.actionsgateway.security.CredentialUndecided;
import io.actionsgateway.security.oidc.RefusedToken.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** The provider may be away, slow, wrong or asked in vain. */
class ProviderKeysTests {

    private Tokens tokens = Tokens.start();

    /** How a provider may fail to show its keys. */
    enum Trouble {
        SERVER_ERROR(ScriptedPeer.status(500)),
        REDIRECT(ScriptedPeer.redirect(302, "/elsewhere")),
        RESET(ScriptedPeer.reset()),
        RESET_MIDWAY(ScriptedPeer.resetAfter("{\"keys\":")),
        NO_KEYS(ScriptedPeer.json("{\"error\":\"maintenance\"}")),
        HTML(ScriptedPeer.json("<html>")),
        ENDLESS(ScriptedPeer.endless()),
        HANG(ScriptedPeer.hang());

        @SuppressWarnings("ImmutableEnumChecker")
        final Behaviour behaviour;

        Trouble(Behaviour behaviour) {
            this.behaviour = behaviour;
        }
    }

    @AfterEach
    void stop() throws IOException {
        tokens.close();
    }

    @ParameterizedTest
    @EnumSource
    void cannotTellWhileTheProviderFailsFromTheStart(Trouble trouble) {
        tokens.provider.answers(trouble.behaviour);
        undecided();

        tokens.provider.shows(tokens.provider.rsa);
        tokens.time.advance(KeyCache.BETWEEN_FETCHES);
        assertThat(tokens.caller(tokens.token()).subject()).isEqualTo("oidc:robot-7");
        assertThat(tokens.provider.peer().requests())
                .noneMatch(request -> request.path().equals("/elsewhere"));
    }

    @Test
    void cannotTellWhileNobodyListensAndRecovers() throws IOException {
        int port = ScriptedPeer.closedPort();
        ScriptedProvider first = tokens.provider;
        first.close();
        ScriptedProvider nobody = ScriptedProvider.start(port);
        nobody.close();
        tokens = Tokens.behind(nobody);
        for (int i = 0; i < 10; i++) {
            undecided();
        }

        try (ScriptedProvider back = ScriptedProvider.start(port)) {
            tokens.time.advance(KeyCache.BETWEEN_FETCHES);
            assertThat(tokens.caller(tokens.token()).subject()).isEqualTo("oidc:robot-7");
            assertThat(back.fetches()).isEqualTo(1);
        }
    }

    @Test
    void believesKnownKeysThroughAnOutageAndNoLonger() {
        tokens.caller(tokens.token());
        tokens.provider.answers(ScriptedPeer.status(503));
        for (int hour = 0; hour < 6; hour++) {
            tokens.time.advance(Duration.ofMinutes(59));
            assertThat(tokens.caller(tokens.token()).subject()).isEqualTo("oidc:robot-7");
        }
        unknownKeyIsUndecided();

        tokens.time.advance(Duration.ofMinutes(10));
        undecided();
    }

    @Test
    void takesAChangedKeyAtOnceAndForgetsTheOldOne() {
        tokens.caller(tokens.token());
        tokens.provider.shows(tokens.provider.next);
        assertThat(tokens.caller(byNextKey()).subject()).isEqualTo("oidc:robot-7");
        assertThat(tokens.provider.fetches()).isEqualTo(2);

        refused(tokens.tokenWith("sub", "robot-8"), Reason.UNKNOWN_KEY);
    }

    @Test
    void renewsKeysBeforeTheyAreOld() {
        tokens.caller(tokens.token());
        tokens.time.advance(KeyCache.FRESH.minusSeconds(10));
        tokens.caller(tokens.token());

        await().atMost(Duration.ofSeconds(10)).until(() -> tokens.provider.fetches() == 2);
    }

    @Test
    void asksAFewTimesOnlyHoweverManyUnknownKeysAreNamed() {
        tokens.caller(tokens.token());
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 5; i++) {
                refused(byUnknownKey("key-" + second + "-" + i), Reason.UNKNOWN_KEY);
            }
            assertThat(tokens.caller(tokens.token())).isNotNull();
            tokens.time.advance(Duration.ofSeconds(1));
        }

        assertThat(tokens.provider.fetches()).isBetween(2L, 4L);
        assertThat(tokens.counted("unknown_key")).isEqualTo(300);
    }

    @Test
    void asksOnceForManyAtATime() {
        long let = Flux.range(0, 100)
                .flatMap(i -> tokens.authenticator.authenticate(tokens.tokenWith("sub", "robot-" + i)), 100)
                .count()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();

        assertThat(let).isEqualTo(100);
        assertThat(tokens.provider.fetches()).isEqualTo(1);
    }

    @Test
    void doesNotBelieveAnotherIssuersDiscovery() {
        tokens.provider.discloses(
                "https://evil.example.com", tokens.provider.peer().url("/keys"));
        undecided();
        assertThat(tokens.provider.fetches()).isZero();
    }

    @Test
    void doesNotFollowDiscoveryToUnguardedKeys() {
        tokens.provider.discloses(tokens.provider.issuer(), "http://keys.example.com/keys");
        undecided();
    }

    @Test
    void needsNoDiscoveryWhenToldWhereTheKeysAre() {
        ScriptedProvider provider = tokens.provider;
        OidcProperties told =
                Tokens.properties(provider.issuer(), provider.peer().url("/keys"));
        TokenAuthenticator authenticator = new TokenAuthenticator(
                Optional.of(OidcConfiguration.verifier(provider.issuer(), told, tokens.time, Tokens.LONGEST_FETCH)),
                tokens.metrics);

        assertThat(authenticator.authenticate(tokens.token()).block(Duration.ofSeconds(10)))
                .isNotNull();
        assertThat(provider.peer().requests()).hasSize(1);
    }

    private void undecided() {
        undecided(tokens.token());
    }

    private void unknownKeyIsUndecided() {
        undecided(byUnknownKey("new"));
    }

    private void undecided(String token) {
        assertThatThrownBy(() -> tokens.caller(token))
                .isInstanceOfSatisfying(
                        CredentialUndecided.class,
                        undecided -> assertThat(undecided.retryAfter()).isPositive());
    }

    private void refused(String token, Reason reason) {
        assertThatThrownBy(() -> tokens.caller(token))
                .isInstanceOfSatisfying(
                        RefusedToken.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private String byNextKey() {
        ScriptedProvider provider = tokens.provider;
        return ScriptedProvider.sign(provider.next, ScriptedProvider.header(provider.next), json(tokens.claims()));
    }

    private String byUnknownKey(String id) {
        ScriptedProvider provider = tokens.provider;
        JWSHeader header = new JWSHeader.Builder(ScriptedProvider.header(provider.next))
                .keyID(id)
                .build();
        return header.toBase64URL() + "." + Base64URL.encode(json(tokens.claims())) + ".AAAA";
    }

    private static String json(Map<String, ?> claims) {
        return JsonMapper.shared().writeValueAsString(claims);
    }
}
