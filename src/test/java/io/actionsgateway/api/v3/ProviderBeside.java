package io.actionsgateway.api.v3;

import io.actionsgateway.security.oidc.ScriptedProvider;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The OIDC provider whose access tokens the service takes, with keys of its own. */
@TestConfiguration(proxyBeanMethods = false)
public class ProviderBeside {

    /** For whom its tokens are made. */
    public static final String AUDIENCE = "https://actions.example.com";

    private static final String SETTINGS = "actions.security.oidc.";

    @Bean(destroyMethod = "close")
    ScriptedProvider provider() {
        return ScriptedProvider.start();
    }

    @Bean
    DynamicPropertyRegistrar whoseTokensAreTaken(ScriptedProvider provider) {
        return properties -> {
            properties.add(SETTINGS + "issuer", provider::issuer);
            properties.add(SETTINGS + "audiences", () -> AUDIENCE);
            properties.add(SETTINGS + "mappings[0].claim", () -> "groups");
            properties.add(SETTINGS + "mappings[0].value", () -> "developers");
            properties.add(SETTINGS + "mappings[0].grants[0].repositories", () -> "octo-org/hello-world");
            properties.add(SETTINGS + "mappings[0].grants[0].permissions.actions", () -> "read");
        };
    }

    /** What a good token says, for ten minutes from now on. */
    public static Map<String, Object> claims(ScriptedProvider provider, String subject) {
        return Map.of(
                "iss",
                provider.issuer(),
                "aud",
                AUDIENCE,
                "sub",
                subject,
                "exp",
                Instant.now().plusSeconds(600).getEpochSecond(),
                "groups",
                "developers");
    }
}
