package io.actionsgateway.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OidcPropertiesTests {

    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA";

    @EnableConfigurationProperties(OidcProperties.class)
    static class Bound {}

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Bound.class, OidcConfiguration.class)
            .withBean(Clock.class, () -> ManualTime.stepped(Tokens.START))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void needNothing() {
        context.run(
                started -> assertThat(started.getBean(TokenAuthenticator.class).recognizes(JWT))
                        .isFalse());
    }

    @Test
    void areReadWithTheirDefaults() {
        valid().withPropertyValues(
                        "actions.security.oidc.mappings[0].claim=realm_access.roles",
                        "actions.security.oidc.mappings[0].value=team-*",
                        "actions.security.oidc.mappings[0].grants[0].repositories=octo-org/*,other/name",
                        "actions.security.oidc.mappings[0].grants[0].permissions.actions=write",
                        "actions.security.oidc.mappings[0].grants[0].permissions.variables=read",
                        "actions.security.oidc.mappings[0].grants[0].environments=staging-*")
                .run(started -> {
                    OidcProperties read = started.getBean(OidcProperties.class);
                    assertThat(read.algorithms()).containsExactlyInAnyOrder("RS256", "ES256");
                    assertThat(read.tokenTypes()).contains("JWT", "at+jwt");
                    assertThat(read.keysKept()).hasHours(6);
                    OidcProperties.Granted granted =
                            read.mappings().getFirst().grants().getFirst();
                    assertThat(granted.permissions())
                            .containsEntry(Area.ACTIONS, Level.WRITE)
                            .containsEntry(Area.VARIABLES, Level.READ);
                    assertThat(granted.grant().environments()).containsExactly("staging-*");
                    assertThat(started.getBean(TokenAuthenticator.class).recognizes(JWT))
                            .isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "issuer,http://login.example.com",
        "issuer,login.example.com",
        "issuer,https://user@login.example.com",
        "audiences,''",
        "algorithms,HS256",
        "algorithms,'RS256,none'",
        "algorithms,EdDSA",
        "jwks-uri,http://login.example.com/keys",
        "jwks-uri,file:/etc/keys",
        "token-types,''",
        "clock-skew,-1s",
        "max-lifetime,0s",
        "keys-kept,0s",
        "mappings[0].claim,groups"
    })
    void refuseWhatWouldLetAnybodyIn(String setting, String value) {
        valid().withPropertyValues("actions.security.oidc." + setting + "=" + value)
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void allowPlainHttpOnTheLoopbackAddressOnly() {
        for (String local : new String[] {"http://localhost:9/x", "http://127.0.0.1:9", "http://[::1]:9"}) {
            valid().withPropertyValues("actions.security.oidc.issuer=" + local)
                    .run(started -> assertThat(started).hasNotFailed());
        }
    }

    private ApplicationContextRunner valid() {
        return context.withPropertyValues(
                "actions.security.oidc.issuer=https://login.example.com/realms/acme",
                "actions.security.oidc.audiences=actions");
    }
}
