package io.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.actionsgateway.github.HookAddress;
import io.actionsgateway.github.model.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAddressTests {

    @Test
    void readsTheThreeKindsOfHooks() {
        assertThat(LogAddress.of("app").hook()).isEqualTo(HookAddress.app());
        assertThat(LogAddress.of("repos/octo-org/hello.world/hooks/292430183").hook())
                .isEqualTo(HookAddress.repository(new RepositoryName("octo-org", "hello.world"), 292430183L));
        assertThat(LogAddress.of(" orgs/octo-org/hooks/7 ").hook()).isEqualTo(HookAddress.organization("octo-org", 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "App",
                "repos/octo-org/hooks/7",
                "orgs/octo-org/hooks/seven",
                "/orgs/o/hooks/7",
                "repos/../x/hooks/1"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogAddress.of(text));
    }
}
