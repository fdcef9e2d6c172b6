package io.actionsgateway.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GrantsByClaimTests {

    private static final String CLAIMS = """
            {"groups":["dev","ops"],"realm_access":{"roles":["builder"]},"https://acme.com/team":"blue",
            "repository":"octo-org/hello-world","scope":"read:runs write:runs","admin":true,"level":7,
            "nothing":null,"object":{"a":"b"}}""";

    @ParameterizedTest
    @CsvSource({
        "groups,ops,true",
        "groups,OPS,false",
        "groups,op,false",
        "groups,o*,true",
        "realm_access.roles,builder,true",
        "realm_access,builder,false",
        "https://acme.com/team,blue,true",
        "repository,octo-org/*,true",
        "repository,octo-organization/*,false",
        "scope,write:runs,true",
        "scope,read:runs write:runs,false",
        "admin,true,true",
        "level,7,true",
        "nothing,*,false",
        "object,*,false",
        "object.a,b,true",
        "object.a.b,*,false",
        "missing,*,false",
        "missing.path,*,false"
    })
    void findsClaims(String claim, String value, boolean matches) {
        Grants grants = of(List.of(Tokens.mapping(claim, value, "octo-org/*", Level.READ)), CLAIMS);

        assertThat(grants.allow("octo-org/hello-world", Area.ACTIONS, Level.READ))
                .isEqualTo(matches);
    }

    @Test
    void addsUpAllThatMatch() {
        Grants grants = of(
                List.of(
                        Tokens.mapping("groups", "dev", "octo-org/*", Level.READ),
                        Tokens.mapping("groups", "ops", "octo-org/infra", Level.WRITE),
                        Tokens.mapping("groups", "root", "*", Level.WRITE)),
                CLAIMS);

        assertThat(grants.all()).hasSize(2);
        assertThat(grants.allow("octo-org/infra", Area.ACTIONS, Level.WRITE)).isTrue();
        assertThat(grants.allow("octo-org/hello-world", Area.ACTIONS, Level.WRITE))
                .isFalse();
    }

    @Test
    void refusesATokenWithMoreGrantsThanACallerMayHave() {
        List<OidcProperties.Mapping> many = IntStream.range(0, 51)
                .mapToObj(i -> Tokens.mapping("groups", "dev", "octo-org/r" + i, Level.READ))
                .toList();

        assertThatThrownBy(() -> of(many, CLAIMS)).isInstanceOf(RefusedToken.class);
    }

    @Test
    void refusesMappingsThatSayNothing() {
        for (String value : List.of(" ", "*/hello", "a*b")) {
            assertThatThrownBy(() -> of(List.of(Tokens.mapping("groups", value, "*", Level.READ)), CLAIMS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("actions.security.oidc.mappings");
        }
    }

    private static Grants of(List<OidcProperties.Mapping> mappings, String claims) {
        JsonNode read = JsonMapper.shared().readTree(claims);
        return new GrantsByClaim(mappings).of(read);
    }
}
