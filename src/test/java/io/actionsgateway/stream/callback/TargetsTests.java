package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.address.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be called, and what would be an attack on the house. */
class TargetsTests {

    private final Targets targets = new Targets(Settings.allowing(
            List.of("hooks.example.com", "*.ci.example.com", "build.example.com:8443", "any.example.com:*", "10.0.0.7"),
            List.of("http://jenkins.corp:8080", "[fd12::1]")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/a?b=c",
                "https://HOOKS.example.com:443/",
                "https://a.b.ci.example.com/",
                "https://build.example.com:8443/",
                "https://any.example.com:9/",
                "http://jenkins.corp:8080/job",
                "https://[fd12::1]/",
            })
    void takesWhatIsListed(String url) {
        assertThat(targets.checked(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "http://hooks.example.com/",
                "https://hooks.example.com:8443/",
                "https://hooks.example.com.evil.org/",
                "https://ci.example.com/",
                "https://evilci.example.com/",
                "https://build.example.com/",
                "https://localhost/",
                "http://localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "https://10.0.0.7/",
                "https://jenkins.corp:8080/",
                "http://jenkins.corp/",
            })
    void refusesOtherHostsSchemesAndPorts(String url) {
        assertThatExceptionOfType(CallbackRefusal.HostNotAllowed.class).isThrownBy(() -> targets.checked(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "/path",
                "mailto:a@hooks.example.com",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "https://user@hooks.example.com/",
                "https://user:secret@hooks.example.com/",
                "https://hooks.example.com@evil.org/",
                "https://hooks.example.com/#fragment",
                "https://hooks.example.com/ space",
                "https://hooks.example.com/\r\nHost: evil.org",
                "https://hooks.example.com\\@evil.org/",
                "https://hooks.example.com:99999/",
                "https://hooks.exämple.com/",
                "https:///path",
                "https://0x7f.1/",
            })
    void refusesWhatIsNoPlainUrl(String url) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> targets.checked(url));
    }

    @Test
    void letsOnlyListedHostsLeadInside() {
        assertThat(targets.reach("hooks.example.com")).isEqualTo(Reach.PUBLIC);
        assertThat(targets.reach("Jenkins.corp")).isEqualTo(Reach.INSIDE_TOO);
        assertThat(targets.reach("fd12::1")).isEqualTo(Reach.INSIDE_TOO);
    }

    @Test
    void refusesEverythingUntilASecretAndAHostAreSet() {
        assertThatExceptionOfType(CallbackRefusal.Disabled.class)
                .isThrownBy(() ->
                        new Targets(Settings.allowing(List.of(), List.of())).checked("https://hooks.example.com/"));
        assertThatExceptionOfType(CallbackRefusal.Disabled.class)
                .isThrownBy(() -> new Targets(Settings.with(null, null, List.of("hooks.example.com"), List.of()))
                        .checked("https://hooks.example.com/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "https://*", "", "a/b", "user@host", "ftp://host", ".example.com", "host:"})
    void refusesRulesForEverythingAndNothing(String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostRule.parse(rule));
    }
}
