package io.actionsgateway.security.oidc;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together; asks the provider nothing yet. */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

    private static final Duration LONGEST_FETCH = Duration.ofSeconds(5);

    @Bean
    TokenAuthenticator accessTokens(OidcProperties properties, Clock clock, MeterRegistry metrics) {
        return new TokenAuthenticator(
                Optional.ofNullable(properties.issuer())
                        .filter(issuer -> !issuer.isBlank())
                        .map(issuer -> verifier(issuer, properties, clock, LONGEST_FETCH)),
                metrics);
    }

    static TokenVerifier verifier(String issuer, OidcProperties properties, Clock clock, Duration longestFetch) {
        ProviderRules rules = ProviderRules.of(issuer, properties);
        Provider provider = new Provider(rules, new ProviderFetch(longestFetch));
        ProviderKeys keys = new ProviderKeys(provider, properties.keysKept(), clock);
        return new TokenVerifier(rules, keys, new GrantsByClaim(properties.mappings()), clock);
    }
}
