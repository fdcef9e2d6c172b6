package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTests {

    private final ApiCaller reader = caller("octo-org/hello-*");
    private final ApiCaller member = caller("octo-org");
    private final ApiCaller everywhere = caller("*");

    private static ApiCaller caller(String pattern) {
        Grant grant = new Grant(Set.of(pattern), Map.of(Area.VARIABLES, Level.READ), Set.of(), Set.of());
        return new ApiCaller("key:reader", "reader", null, new Grants(List.of(grant)), null);
    }

    @Test
    void letsIntoWhatIsGranted() {
        assertThat(Access.repository(reader, "Octo-Org", "hello-world", Area.VARIABLES, Level.READ))
                .hasToString("Octo-Org/hello-world");
        assertThat(Access.organization(member, "octo-org", Area.VARIABLES, Level.READ))
                .hasToString("octo-org");
        assertThatCode(() -> Access.everywhere(everywhere, Area.VARIABLES, Level.READ))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"octo-org, other", "other, hello-world", "octo-org, ..", ".., hello-world", "octo-org, hello/world"})
    void hidesWhatIsNotGrantedOrCannotBe(String owner, String repo) {
        assertThatThrownBy(() -> Access.repository(reader, owner, repo, Area.VARIABLES, Level.READ))
                .isInstanceOf(AccessRefusal.NotGranted.class);
    }

    @Test
    void hidesOrganizationsFromThoseWhoSeeTheirRepositoriesOnly() {
        assertThatThrownBy(() -> Access.organization(reader, "octo-org", Area.VARIABLES, Level.READ))
                .isInstanceOf(AccessRefusal.NotGranted.class);
        assertThatThrownBy(() -> Access.organization(everywhere, "a/b", Area.VARIABLES, Level.READ))
                .isInstanceOf(AccessRefusal.NotGranted.class);
    }

    @Test
    void saysWhatIsMissingWhereTheCallerSeesThePlace() {
        assertThatThrownBy(() -> Access.repository(reader, "octo-org", "hello-world", Area.VARIABLES, Level.WRITE))
                .isInstanceOf(AccessRefusal.MissingPermission.class)
                .hasMessageContaining("variables: write");
        assertThatThrownBy(() -> Access.repository(reader, "octo-org", "hello-world", Area.SECRETS, Level.READ))
                .isInstanceOf(AccessRefusal.MissingPermission.class)
                .hasMessageContaining("secrets: read");
        assertThatThrownBy(() -> Access.everywhere(reader, Area.VARIABLES, Level.READ))
                .isInstanceOf(AccessRefusal.MissingPermission.class);
        assertThatThrownBy(() -> Access.everywhere(everywhere, Area.VARIABLES, Level.WRITE))
                .isInstanceOf(AccessRefusal.MissingPermission.class);
    }
}
