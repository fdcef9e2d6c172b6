package io.actionsgateway.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import io.actionsgateway.security.oidc.RefusedToken.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.AuthenticationException;
import tools.jackson.databind.json.JsonMapper;

class TokenAuthenticatorTests {

    private final Tokens tokens = Tokens.start();
    private final ScriptedProvider provider = tokens.provider;

    @AfterEach
    void stop() throws IOException {
        tokens.close();
    }

    @Test
    void findsTheCaller() {
        ApiCaller caller = tokens.caller(tokens.tokenWith("preferred_username", "Robot\nSeven "));

        assertThat(caller.subject()).isEqualTo("oidc:robot-7");
        assertThat(caller.name()).isEqualTo("RobotSeven");
        assertThat(caller.keyId()).isNull();
        assertThat(caller.hourlyLimit()).isNull();
        assertThat(caller.grants().allow("octo-org/hello-world", Area.ACTIONS, Level.READ))
                .isTrue();
        assertThat(caller.grants().allow("octo-org/hello-world", Area.ACTIONS, Level.WRITE))
                .isFalse();
        assertThat(tokens.counted("accepted")).isEqualTo(1);
    }

    @Test
    void believesBothKindsOfKeysAndTypes() {
        for (JWK key : List.of(provider.rsa, provider.ec)) {
            for (String type : List.of("at+jwt", "application/AT+JWT", "JWT")) {
                JWSHeader header = new JWSHeader.Builder(ScriptedProvider.header(key))
                        .type(new JOSEObjectType(type))
                        .build();
                assertThat(tokens.caller(signed(key, header)).subject()).isEqualTo("oidc:robot-7");
            }
        }
    }

    @Test
    void takesATokenWithoutKeyIdAndWithSeveralAudiences() {
        JWSHeader header = new JWSHeader.Builder(ScriptedProvider.header(provider.rsa))
                .keyID(null)
                .build();
        assertThat(tokens.caller(signed(provider.rsa, header)).name()).isEqualTo("robot-7");
        assertThat(tokens.caller(tokens.tokenWith("aud", List.of("other", Tokens.US)))
                        .name())
                .isEqualTo("robot-7");
    }

    @Test
    void givesNothingToWhomNoMappingKnows() {
        assertThat(tokens.caller(tokens.tokenWith("groups", "visitors")).grants())
                .isEqualTo(Grants.NONE);
    }

    @Test
    void asksForKeysOnceForManyTokens() {
        for (int i = 0; i < 20; i++) {
            tokens.caller(tokens.tokenWith("sub", "robot-" + i));
        }
        assertThat(provider.fetches()).isEqualTo(1);
    }

    @Test
    void knowsAVerifiedTokenAgainButNotBeyondItsEnd() {
        String token = tokens.tokenWith("exp", Tokens.START.plusSeconds(40).getEpochSecond());
        assertThat(tokens.caller(token)).isSameAs(tokens.caller(token));

        tokens.time.advance(Duration.ofSeconds(69));
        assertThat(tokens.caller(token).subject()).as("within the clock's skew").isEqualTo("oidc:robot-7");
        tokens.time.advance(Duration.ofSeconds(1));
        refused(token, Reason.EXPIRED);
    }

    @Test
    void refusesWhatIsNotSignedByTheProvider() throws JOSEException {
        Base64URL claims = Base64URL.encode(json(tokens.claims()));
        refused(encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + claims + ".", Reason.ALGORITHM);
        refused(encode("{\"alg\":\"NoNe\",\"typ\":\"at+jwt\"}") + "." + claims + ".x", Reason.ALGORITHM);
        refused(encode("{\"typ\":\"at+jwt\"}") + "." + claims + ".x", Reason.ALGORITHM);
        refused(byTheirPublicKey(claims), Reason.ALGORITHM);
        refused(signed(provider.rsa, rs512()), Reason.ALGORITHM);
        refused(signed(provider.next, ScriptedProvider.header(provider.rsa)), Reason.SIGNATURE);
        refused(tokens.token().replaceFirst("\\.[^.]*$", "."), Reason.SIGNATURE);
        refused(tokens.token().replaceFirst("\\.[^.]*$", ".AAAA"), Reason.SIGNATURE);
        refused(signed(provider.next, ScriptedProvider.header(provider.next)), Reason.UNKNOWN_KEY);
    }

    @Test
    void refusesOtherTypes() {
        JWSHeader.Builder header = new JWSHeader.Builder(ScriptedProvider.header(provider.rsa));
        refused(signed(provider.rsa, header.type(null).build()), Reason.TYPE);
        refused(
                signed(
                        provider.rsa,
                        header.type(new JOSEObjectType("logout+jwt")).build()),
                Reason.TYPE);
    }

    @Test
    void refusesKeysThatATokenBringsAlongAndHeadersToBeUnderstood() {
        JWSHeader usual = ScriptedProvider.header(provider.next);
        URI evil = URI.create(provider.issuer() + "/evil");
        refused(
                signed(
                        provider.next,
                        new JWSHeader.Builder(usual)
                                .jwk(provider.next.toPublicJWK())
                                .build()),
                Reason.HEADER);
        refused(signed(provider.next, new JWSHeader.Builder(usual).jwkURL(evil).build()), Reason.HEADER);
        refused(
                signed(
                        provider.next,
                        new JWSHeader.Builder(usual).x509CertURL(evil).build()),
                Reason.HEADER);
        String critical =
                encode("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"rsa-1\",\"crit\":[\"exp\"],\"exp\":1}");
        JWSHeader rules = ScriptedProvider.header(provider.rsa);
        refused(ScriptedProvider.sign(provider.rsa, rules, critical, json(tokens.claims())), Reason.HEADER);
        assertThat(provider.peer().requests())
                .noneMatch(request -> request.path().equals("/evil"));
    }

    @Test
    void refusesTokensOfOthersOrForOthers() {
        refused(tokens.tokenWith("iss", provider.issuer() + "/"), Reason.ISSUER);
        refused(tokens.tokenWith("iss", null), Reason.ISSUER);
        refused(tokens.tokenWith("aud", "https://other.example.com"), Reason.AUDIENCE);
        refused(tokens.tokenWith("aud", List.of()), Reason.AUDIENCE);
        refused(tokens.tokenWith("aud", null), Reason.AUDIENCE);
        refused(tokens.tokenWith("sub", null), Reason.SUBJECT);
        refused(tokens.tokenWith("sub", " "), Reason.SUBJECT);
        refused(tokens.tokenWith("sub", 7), Reason.SUBJECT);
        refused(tokens.tokenWith("sub", "robot\r\nforged"), Reason.SUBJECT);
        refused(tokens.tokenWith("sub", "x".repeat(256)), Reason.SUBJECT);
        assertThat(provider.fetches()).as("keys are of no use here").isZero();
    }

    @Test
    void refusesTokensOutOfTheirTime() {
        long now = Tokens.START.getEpochSecond();
        refused(tokens.tokenWith("exp", now - 31), Reason.EXPIRED);
        refused(tokens.tokenWith("exp", null), Reason.EXPIRED);
        refused(tokens.tokenWith("exp", "tomorrow"), Reason.EXPIRED);
        refused(tokens.tokenWith("exp", 1e300), Reason.EXPIRED);
        refused(tokens.tokenWith("nbf", now + 31), Reason.NOT_YET_VALID);
        refused(tokens.tokenWith("iat", now + 31), Reason.NOT_YET_VALID);
        refused(tokens.tokenWith("nbf", "now"), Reason.NOT_YET_VALID);
        refused(tokens.tokenWith("exp", now + Duration.ofHours(25).toSeconds()), Reason.LIFETIME);
        refused(tokens.tokenWith("iat", now - Duration.ofHours(24).toSeconds()), Reason.LIFETIME);
        assertThat(tokens.caller(tokens.tokenWith("exp", now + 0.5)).subject()).isEqualTo("oidc:robot-7");
        assertThat(tokens.caller(tokens.tokenWith("nbf", now + 29)).subject()).isEqualTo("oidc:robot-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"alg\":\"none\"}",
                "{\"alg\":\"RS256\"} {}",
                "{\"alg\":\"RS256\",\"kid\":7}",
                "{\"alg\":\"RS256\",\"deep\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}",
                "{\"alg\":"
            })
    void refusesUnreadableHeaders(String header) {
        String token = ScriptedProvider.sign(
                provider.rsa, ScriptedProvider.header(provider.rsa), encode(header), json(tokens.claims()));

        refused(token, Reason.MALFORMED);
    }

    @Test
    void refusesUnreadableClaims() {
        JWSHeader header = ScriptedProvider.header(provider.rsa);
        String claims = json(tokens.claims());
        String twice = claims.replaceFirst("\\{", "{\"sub\":\"admin\",");
        String below = claims.replaceFirst("\\{", "{\"realm_access\":{\"roles\":[],\"roles\":[\"admin\"]},");
        refused(ScriptedProvider.sign(provider.rsa, header, twice), Reason.MALFORMED);
        refused(ScriptedProvider.sign(provider.rsa, header, below), Reason.MALFORMED);
        refused(ScriptedProvider.sign(provider.rsa, header, "[1]"), Reason.MALFORMED);
        refused(ScriptedProvider.sign(provider.rsa, header, tokens.token()), Reason.MALFORMED);
        refused(header.toBase64URL() + ".AAAAA.AAAA", Reason.MALFORMED);
        refused(tokens.tokenWith("padding", "x".repeat(8192)), Reason.MALFORMED);
    }

    @Test
    void recognizesTokensByTheirShape() throws JOSEException {
        TokenAuthenticator authenticator = tokens.authenticator;
        assertThat(authenticator.recognizes(tokens.token())).isTrue();
        assertThat(authenticator.recognizes("agw_abc")).isFalse();
        assertThat(authenticator.recognizes("a.b.c")).isFalse();
        assertThat(authenticator.recognizes("eyJ.e30")).isFalse();
        assertThat(authenticator.recognizes("eyJ.e+0.c")).isFalse();
        assertThat(authenticator.recognizes(encrypted())).as("five parts").isFalse();
    }

    @Test
    void recognizesNothingWithoutAProvider() {
        TokenAuthenticator none = new TokenAuthenticator(Optional.empty(), new SimpleMeterRegistry());

        assertThat(none.recognizes(tokens.token())).isFalse();
    }

    private void refused(String token, Reason reason) {
        double before = tokens.counted(reason.word());
        assertThatThrownBy(() -> tokens.caller(token))
                .isInstanceOf(AuthenticationException.class)
                .isInstanceOfSatisfying(
                        RefusedToken.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(tokens.counted(reason.word())).isEqualTo(before + 1);
    }

    private String signed(JWK key, JWSHeader header) {
        return ScriptedProvider.sign(key, header, json(tokens.claims()));
    }

    private JWSHeader rs512() {
        return new JWSHeader.Builder(JWSAlgorithm.RS512)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("rsa-1")
                .build();
    }

    /** The classic: what everybody may know, used as a shared secret. */
    private String byTheirPublicKey(Base64URL claims) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("rsa-1")
                .build();
        String signed = header.toBase64URL() + "." + claims;
        byte[] secret = provider.rsa.toRSAPublicKey().getEncoded();
        return signed + "." + new MACSigner(secret).sign(header, signed.getBytes(StandardCharsets.US_ASCII));
    }

    private String encrypted() throws JOSEException {
        JWEObject token = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                        .contentType("JWT")
                        .build(),
                new Payload(tokens.token()));
        token.encrypt(new RSAEncrypter(provider.rsa.toRSAPublicKey()));
        return token.serialize();
    }

    private static String encode(String json) {
        return Base64URL.encode(json).toString();
    }

    private static String json(Map<String, ?> claims) {
        return JsonMapper.shared().writeValueAsString(claims);
    }
}
