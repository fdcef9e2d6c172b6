package io.actionsgateway.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubHost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Links of ours, and what stands behind them. */
class DownloadControllerTests {

    private static final GitHubHost API = new GitHubHost(URI.create("https://api.github.com"));
    private static final String LINK = "https://results.blob.core.windows.net/a.zip?sig=c4n4ry";

    private final ManualTime time = ManualTime.skipping(TestLinks.START);
    private final DownloadLinks links = TestLinks.relaying(time);
    private final List<String> opened = new ArrayList<>();
    private final AtomicInteger pieces = new AtomicInteger();
    private Download stored = stored(200, "a", "b", "c");

    private Download stored(int status, String... parts) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Type", "text/html");
        headers.set("Content-Disposition", "attachment; filename=\"build-output.zip\"");
        headers.set("Set-Cookie", "a=b");
        headers.setContentLength(parts.length);
        return new Download(
                status,
                headers,
                Flux.fromArray(parts)
                        .doOnNext(_ -> pieces.incrementAndGet())
                        .map(part ->
                                DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.UTF_8))));
    }

    private WebTestClient client(DownloadLinks served) {
        return WebTestClient.bindToController(controller(served)).build();
    }

    private DownloadController controller(DownloadLinks served) {
        return new DownloadController(served, (link, api) -> {
            opened.add(link + " of " + api.name());
            return Mono.just(stored);
        });
    }

    private String path(String operation) {
        String url = links.reachable(LINK, API, operation, "https://actions.example.com/api/v3")
                .block(Duration.ofSeconds(5));
        return URI.create(Objects.requireNonNull(url)).getPath();
    }

    @Test
    void streamsWhatIsBehindALink() {
        client(links)
                .get()
                .uri(path("actions/download-artifact"))
                .header("Authorization", "Bearer whatever")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "application/zip")
                .expectHeader()
                .valueEquals("Content-Length", "3")
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"build-output.zip\"")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody(String.class)
                .isEqualTo("abc");
        assertThat(opened).containsExactly(LINK + " of api.github.com");
    }

    @ParameterizedTest
    @CsvSource({
        "actions/download-job-logs-for-workflow-run, text/plain;charset=utf-8, job.log",
        "actions/download-workflow-run-logs, application/zip, logs.zip",
        "actions/download-workflow-run-attempt-logs, application/zip, logs.zip",
        "actions/download-artifact, application/zip, artifact.zip"
    })
    void saysWhatItIs(String operation, String type, String file) {
        String path = path(operation);

        assertThat(path).endsWith("/" + file);
        client(links)
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("Content-Type", said -> assertThat(said.replace(" ", "")).isEqualTo(type));
    }

    @Test
    void answersHeadWithoutReadingOn() {
        client(links)
                .head()
                .uri(path("actions/download-artifact"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Length", "3")
                .expectBody()
                .isEmpty();
        assertThat(pieces).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void mayBeUsedAgainForAMinuteAndNotLonger() {
        String path = path("actions/download-artifact");

        time.advance(Duration.ofSeconds(59));
        client(links).get().uri(path).exchange().expectStatus().isOk();
        time.advance(Duration.ofSeconds(1));

        refuses(links, path, ApiRefusal.Gone.class);
        assertThat(opened).hasSize(1);
    }

    @Test
    void knowsNoLinkThatItDidNotGive() {
        String path = path("actions/download-artifact");

        refuses(links, path.replace("/api/downloads/", "/api/downloads/A"), ApiRefusal.NotFound.class);
        refuses(links, "/api/downloads/token/artifact.zip", ApiRefusal.NotFound.class);
        refuses(TestLinks.redirecting(), path, ApiRefusal.NotFound.class);
        assertThat(opened).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"403, Gone", "410, Gone", "404, NotFound"})
    void saysThatStorageHasItNoMore(int status, String refusal) {
        stored = stored(status);

        assertThat(refusal(links, path("actions/download-artifact")).getClass().getSimpleName())
                .isEqualTo(refusal);
    }

    private void refuses(DownloadLinks served, String path, Class<? extends ApiRefusal> why) {
        assertThat(refusal(served, path)).isInstanceOf(why).hasMessageNotContaining("http");
    }

    private Throwable refusal(DownloadLinks served, String path) {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        controller(served)
                .download(path.split("/", -1)[3], MockServerWebExchange.from(MockServerHttpRequest.get(path)))
                .onErrorResume(failure -> {
                    seen.set(failure);
                    return Mono.empty();
                })
                .block(Duration.ofSeconds(5));
        return seen.get();
    }
}
