package io.actionsgateway.api.v3.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.GitHubHost;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTests {

    private static final String BASE = "http://localhost:8080/prefix/api/v3";

    private final Addresses github = at("https://api.github.com");
    private final Addresses enterprise = at("https://ghe.example.com:8443/api/v3/");

    private static Addresses at(String api) {
        return new Addresses(UpstreamRoot.of(new GitHubHost(URI.create(api))), BASE, "octo-org");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com/repos/o/r, /repos/o/r",
        "https://api.github.com:443/repos/o/r, /repos/o/r",
        "HTTPS://API.github.com/repos/O/R?page=2, /repos/O/R?page=2",
        "https://api.github.com, ''",
        "https://api.github.com/repos/o/r/commits{/sha}, /repos/o/r/commits{/sha}",
        "https://api.github.com{/sha}, {/sha}",
        "https://api.github.com?a=b, ?a=b"
    })
    void putsOurBaseInPlaceOfTheRoot(String url, String rest) {
        assertThat(github.url(url)).isEqualTo(BASE + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/o/r",
                "https://api.github.com.evil.example/repos",
                "https://api.github.com@evil.example/repos",
                "https://api.github.com:8443/repos",
                "https://api.github.community/repos",
                "http://api.github.com/repos",
                "https://uploads.github.com/repos",
                "xhttps://api.github.com/repos",
                "/repos/o/r",
                ""
            })
    void leavesWhatIsNotBelowTheRoot(String url) {
        assertThat(github.url(url)).isEqualTo(url);
    }

    @Test
    void knowsTheRootOfAnEnterpriseServerByItsPathAndPort() {
        assertThat(enterprise.url("https://ghe.example.com:8443/api/v3/repos/o/r"))
                .isEqualTo(BASE + "/repos/o/r");
        assertThat(enterprise.url("https://ghe.example.com:8443/api/v3x/repos")).doesNotStartWith(BASE);
        assertThat(enterprise.url("https://ghe.example.com:8443/o/r")).doesNotStartWith(BASE);
        assertThat(enterprise.url("https://ghe.example.com/api/v3/repos")).doesNotStartWith(BASE);
    }

    @Test
    void rewritesEachTargetOfALink() {
        assertThat(github.links("<https://api.github.com/repositories/1/actions/runs?page=2>; rel=\"next\", "
                        + "<https://api.github.com:443/repositories/1/actions/runs?page=9&q=$1>; rel=\"last\", "
                        + "<https://example.com/>; rel=\"help\""))
                .isEqualTo("<" + BASE + "/repositories/1/actions/runs?page=2>; rel=\"next\", "
                        + "<" + BASE + "/repositories/1/actions/runs?page=9&q=$1>; rel=\"last\", "
                        + "<https://example.com/>; rel=\"help\"");
    }

    @Test
    void namesTheOrganizationThatLinksHaveByNumber() {
        assertThat(github.links("<https://api.github.com/organizations/42/actions/variables?page=2>; rel=\"next\""))
                .isEqualTo("<" + BASE + "/orgs/octo-org/actions/variables?page=2>; rel=\"next\"");
    }

    @Test
    void takesALocationWithoutHostForOneOfTheSameHost() {
        assertThat(github.location("/repositories/1")).isEqualTo(BASE + "/repositories/1");
        assertThat(github.location("//evil.example/x")).isEqualTo("//evil.example/x");
        assertThat(github.location("https://storage.example/x?sig=1")).isEqualTo("https://storage.example/x?sig=1");
    }
}
