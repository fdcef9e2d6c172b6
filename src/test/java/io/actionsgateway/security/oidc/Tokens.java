package io.actionsgateway.security.oidc;

import io.actionsgateway.ManualTime;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.security.oidc.OidcProperties.Granted;
import io.actionsgateway.security.oidc.OidcProperties.Mapping;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An authenticator in front of a scripted provider, at a time that a test moves. */
final class Tokens implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final String US = "https://actions.example.com";
    static final Duration LONGEST_FETCH = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    final ManualTime time = ManualTime.stepped(START);
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final ScriptedProvider provider;
    final TokenAuthenticator authenticator;

    private Tokens(ScriptedProvider provider, OidcProperties properties) {
        this.provider = provider;
        this.authenticator = new TokenAuthenticator(
                Optional.of(OidcConfiguration.verifier(provider.issuer(), properties, time, LONGEST_FETCH)), metrics);
    }

    static Tokens start() {
        return behind(ScriptedProvider.start());
    }

    static Tokens behind(ScriptedProvider provider) {
        return new Tokens(provider, properties(provider.issuer(), null));
    }

    static OidcProperties properties(String issuer, @Nullable String jwksUri) {
        return new OidcProperties(
                issuer,
                Set.of(US),
                Set.of("RS256", "ES256"),
                jwksUri,
                Set.of("at+jwt", "application/at+jwt", "JWT"),
                Duration.ofSeconds(30),
                Duration.ofHours(24),
                Duration.ofHours(6),
                List.of(mapping("groups", "developers", "octo-org/*", Level.READ)));
    }

    static Mapping mapping(String claim, String value, String repositories, Level level) {
        return new Mapping(
                claim,
                value,
                List.of(new Granted(Set.of(repositories), Map.of(Area.ACTIONS, level), Set.of(), Set.of())));
    }

    /** What a good token says. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", provider.issuer());
        claims.put("aud", US);
        claims.put("sub", "robot-7");
        claims.put("iat", time.instant().getEpochSecond());
        claims.put("exp", time.instant().plusSeconds(600).getEpochSecond());
        claims.put("groups", List.of("developers", "everybody"));
        return claims;
    }

    String token() {
        return provider.token(claims());
    }

    String tokenWith(String claim, @Nullable Object value) {
        Map<String, Object> claims = claims();
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return provider.token(claims);
    }

    ApiCaller caller(String token) {
        return authenticator.authenticate(token).blockOptional(LIMIT).orElseThrow();
    }

    double counted(String outcome) {
        return metrics.counter("actions.oidc.tokens", "outcome", outcome).count();
    }

    @Override
    public void close() throws IOException {
        provider.close();
    }
}
