package io.actionsgateway.github.transport.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.github.transport.GitHubHost;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which links are opened. */
class StorageLinksTests {

    private static final GitHubHost GITHUB = new GitHubHost(URI.create("https://api.github.com"));
    private static final GitHubHost TWIN = new GitHubHost(URI.create("http://localhost:8090"));

    private final StorageLinks links = new StorageLinks(storage(
            List.of(".actions.githubusercontent.com", ".blob.core.windows.net", "minio.corp"), List.of("s3.corp")));

    @ParameterizedTest
    @CsvSource({
        "https://productionresultssa7.blob.core.windows.net/actions-results/a?sig=x, true",
        "https://PRODUCTIONRESULTSSA7.BLOB.core.windows.net/a, true",
        "https://pipelines.actions.githubusercontent.com/a, true",
        "https://api.github.com/_storage/a, true",
        "https://minio.corp:9000/a, true",
        "https://s3.corp/a, true",
        "http://s3.corp/a, false",
        "http://productionresultssa7.blob.core.windows.net/a, false",
        "https://evil.example/a, false",
        "https://blob.core.windows.net/a, false",
        "https://evilblob.core.windows.net/a, false",
        "https://a.blob.core.windows.net.evil.example/a, false",
        "https://a.blob.core.windows.net@evil.example/a, false",
        "https://user:pass@a.blob.core.windows.net/a, false",
        "https://sub.minio.corp/a, false",
        "https://169.254.169.254/latest/meta-data, false",
        "http://169.254.169.254/latest/meta-data, false",
        "https://[::1]/a, false",
        "https://[::ffff:169.254.169.254]/a, false",
        "https://2852039166/a, false",
        "https://0xa9fea9fe/a, false",
        "https://127.1/a, false",
        "https://0177.0.0.1/a, false",
        "http://api.github.com/a, false",
        "https://api.github.com:8443/a, false",
        "ftp://a.blob.core.windows.net/a, false",
        "file:///etc/passwd, false",
        "javascript:alert(1), false",
        "/relative, false"
    })
    void opensOnlyListedHosts(String link, boolean allowed) {
        assertThat(links.objection(URI.create(link), GITHUB).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8090/storage/a, true",
        "http://localhost:8091/storage/a, false",
        "https://localhost:8090/storage/a, false",
        "http://127.0.0.1:8090/storage/a, false",
        "http://s3.corp:8091/a, true",
        "https://s3.corp:8091/a, true",
        "ftp://s3.corp:8091/a, false",
        "http://sub.s3.corp:8091/a, false",
        "http://minio.corp:8091/a, false",
        "http://a.blob.core.windows.net/a, false"
    })
    void goesWithoutTlsOnlyToAnApiThatHasNoneAndFromThereToPrivateHosts(String link, boolean allowed) {
        assertThat(links.objection(URI.create(link), TWIN).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void saysNothingOfTheLinkButItsHost() {
        assertThat(links.objection(URI.create("https://evil.example/path?sig=c4n4ry"), GITHUB))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("evil.example").doesNotContain("c4n4ry", "path"));
    }

    @Test
    void refusesAListThatAllowsEverything() {
        assertThatThrownBy(() -> storage(List.of("."), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static StorageProperties storage(List<String> hosts, List<String> inside) {
        Duration any = Duration.ofSeconds(10);
        return new StorageProperties(hosts, inside, 8, any, any, any, any);
    }
}
