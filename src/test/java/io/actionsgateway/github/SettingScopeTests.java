package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingScopeTests {

    private static final RepositoryName HELLO = RepositoryName.parse("octo-org/hello-world");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void refusesEnvironmentsThatLeadElsewhere(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettingScope.environment(HELLO, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "-a", "a?b", "a b"})
    void refusesOrganizationsThatLeadElsewhere(String login) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettingScope.organization(login));
    }

    @Test
    void comparesOrganizationsAsGitHubDoes() {
        assertThat(new OrganizationName("Octo-Org"))
                .isEqualTo(new OrganizationName("octo-org"))
                .hasSameHashCodeAs(new OrganizationName("octo-org"))
                .hasToString("Octo-Org");
    }
}
