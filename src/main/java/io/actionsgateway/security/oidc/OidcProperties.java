package io.actionsgateway.security.oidc;

import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are let in, and what they may do. Checked at startup; see {@link ProviderRules}.
 *
 * @param issuer the provider, exactly as its tokens say in {@code iss}; {@code https}, or {@code http} on the loopback
 *     address. Without it there are no access tokens
 * @param audiences a token must name one of them in {@code aud}; at least one, which nobody else uses
 * @param algorithms signatures that are believed: RS*, PS* and ES* of 256, 384 and 512 bits
 * @param jwksUri where the provider's keys are; without it, what {@code ISSUER/.well-known/openid-configuration} says
 * @param tokenTypes what the header {@code typ} of a token may be, without regard to case
 * @param clockSkew how far the provider's clock may be off
 * @param maxLifetime tokens that are good for longer are refused
 * @param keysKept how long the provider's keys are believed while it does not answer
 * @param mappings grants by claim; what several of them give adds up
 */
@ConfigurationProperties("actions.security.oidc")
record OidcProperties(
        @Nullable String issuer,
        @DefaultValue Set<String> audiences,
        @DefaultValue({"RS256", "ES256"}) Set<String> algorithms,
        @Nullable String jwksUri,

        @DefaultValue({"at+jwt", "application/at+jwt", "JWT"})
        Set<String> tokenTypes,

        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("24h") Duration maxLifetime,
        @DefaultValue("6h") Duration keysKept,
        @DefaultValue List<Mapping> mappings) {

    /** Takes copies. */
    OidcProperties {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        tokenTypes = Set.copyOf(tokenTypes);
        mappings = List.copyOf(mappings);
    }

    /**
     * What a claim gives.
     *
     * @param claim its name, or a path such as {@code realm_access.roles}; text, a list of texts, or, for {@code scope},
     *     words
     * @param value what one of its values must be, case and all; {@code *} at the end stands for any characters
     * @param grants what the token's bearer may do then
     */
    record Mapping(String claim, String value, List<Granted> grants) {

        /** Takes a copy. */
        Mapping {
            grants = List.copyOf(grants);
        }
    }

    /**
     * A grant.
     *
     * @param repositories patterns, as for API keys
     * @param permissions level by area, such as {@code actions: write}
     * @param workflows patterns; none: all
     * @param environments patterns; none: all
     */
    record Granted(
            Set<String> repositories,
            Map<Area, Level> permissions,
            @DefaultValue Set<String> workflows,
            @DefaultValue Set<String> environments) {

        Grant grant() {
            return new Grant(repositories, permissions, workflows, environments);
        }
    }
}
