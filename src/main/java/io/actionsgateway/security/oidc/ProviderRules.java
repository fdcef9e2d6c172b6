package io.actionsgateway.security.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token must be, made of what is configured; refuses what would let anybody in.
 *
 * @param issuer its text in tokens
 * @param jwksUri where the keys are; {@code null}: ask the issuer
 * @param types in lower case
 */
record ProviderRules(
        String issuer,
        @Nullable URI jwksUri,
        Set<String> audiences,
        Set<JWSAlgorithm> algorithms,
        Set<String> types,
        Duration clockSkew,
        Duration maxLifetime) {

    private static final String PREFIX = "actions.security.oidc.";
    private static final Set<String> ASYMMETRIC =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static ProviderRules of(String issuer, OidcProperties properties) {
        check(allowed(issuer, issuer), "issuer", "must be an https URL (http only on the loopback address)");
        String keys = properties.jwksUri();
        check(keys == null || allowed(keys, issuer), "jwks-uri", "must be an https URL");
        check(!properties.audiences().isEmpty(), "audiences", "must name at least one: who tokens for us are made for");
        check(
                !properties.algorithms().isEmpty() && ASYMMETRIC.containsAll(properties.algorithms()),
                "algorithms",
                "must be of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512: signatures that only the"
                        + " provider can make");
        check(!properties.tokenTypes().isEmpty(), "token-types", "must name at least one");
        check(!properties.clockSkew().isNegative(), "clock-skew", "must not be negative");
        check(properties.maxLifetime().isPositive(), "max-lifetime", "must be positive");
        check(properties.keysKept().isPositive(), "keys-kept", "must be positive");
        return new ProviderRules(
                issuer,
                keys == null ? null : URI.create(keys),
                properties.audiences(),
                properties.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet()),
                properties.tokenTypes().stream()
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                properties.clockSkew(),
                properties.maxLifetime());
    }

    /** Whether keys may come from there: nobody on the way can change them. */
    boolean mayAsk(String url) {
        return allowed(url, issuer);
    }

    private static boolean allowed(String url, String issuer) {
        try {
            URI asked = URI.create(url);
            return asked.getHost() != null
                    && asked.getRawUserInfo() == null
                    && ("https".equals(asked.getScheme()) || (isLocal(asked) && isLocal(URI.create(issuer))));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static boolean isLocal(URI url) {
        return "http".equals(url.getScheme()) && url.getHost() != null && LOOPBACK.contains(url.getHost());
    }

    private static void check(boolean holds, String setting, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + setting + " " + otherwise);
        }
    }
}
