package io.actionsgateway.github.transport.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServedTests {

    @ParameterizedTest
    @CsvSource({"*,*", "Octo-Org,octo-org", "octo-org/*,octo-org", "Octo-Org/Hello.World,octo-org/hello.world"})
    void writesEachPatternInOneWay(String configured, String ours) {
        assertThat(Served.pattern(configured)).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "*/*", "*/hello", "octo-org/", "octo-org/a/b", "octo*", "https://github.com/o/r", ".."})
    void refusesWhatIsNoPattern(String configured) {
        assertThatThrownBy(() -> Served.pattern(configured)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void looksForTheMostSpecificFirst() {
        assertThat(Served.candidates(new Scope.OfRepository(new RepositoryName("Octo", "Hello"))))
                .containsExactly("octo/hello", "octo", "*");
        assertThat(Served.candidates(new Scope.OfOrganization("Octo"))).containsExactly("octo", "*");
        assertThat(Served.candidates(new Scope.OfApp())).containsExactly("*");
        assertThat(Served.candidates(new Scope.OfHost())).containsExactly("*");
    }
}
