package io.actionsgateway.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Storage;
import io.actionsgateway.simulation.MockGitHub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The way of an artifact from storage through us, with the links that GitHub really hands out. */
@DialectTest
class DownloadIT {

    private static final String REPOSITORY = "/api/v3/repos/octo-org/hello-world";

    private final DownloadLinks links = TestLinks.relaying();

    @Autowired
    private ServiceClient client;

    @Autowired
    private Storage storage;

    @Autowired
    private MockGitHub twin;

    private String relayed(String path, String operation) {
        String link = client.get(path).headers().firstValue("Location").orElseThrow();
        return URI.create(Objects.requireNonNull(
                        links.reachable(link, new GitHubHost(twin.url()), operation, "http://localhost/api/v3")
                                .block(Duration.ofSeconds(5))))
                .getPath();
    }

    private WebTestClient relay() {
        return WebTestClient.bindToController(new DownloadController(links, storage))
                .build();
    }

    @Test
    void bringsAnArchiveByteForByte() {
        long artifact = client.read(REPOSITORY + "/actions/artifacts?per_page=1")
                .at("/artifacts/0/id")
                .asLong();
        String path = relayed(REPOSITORY + "/actions/artifacts/" + artifact + "/zip", "actions/download-artifact");

        byte[] zip = relay().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "application/zip")
                .expectBody()
                .returnResult()
                .getResponseBody();
        relay().head().uri(path).exchange().expectStatus().isOk().expectBody().isEmpty();

        assertThat(path).endsWith(".zip");
        assertThat(zip).startsWith('P', 'K', 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void takesNothing(String method) {
        assertThat(client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/downloads/AAAA"))
                                .method(method, HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }
}
