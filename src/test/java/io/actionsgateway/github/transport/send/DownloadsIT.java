package io.actionsgateway.github.transport.send;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.endless;
import static io.actionsgateway.github.transport.ScriptedPeer.hang;
import static io.actionsgateway.github.transport.ScriptedPeer.hangAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.redirect;
import static io.actionsgateway.github.transport.ScriptedPeer.resetAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.ServiceUnavailable;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.leak.Evidence;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Streams from storage, which never sees who we are. */
class DownloadsIT {

    private final Peers peers = new Peers();
    private final GitHubHost api = new GitHubHost(URI.create(peers.peer.url("/api/v3")));

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    @Test
    void fetchesWhatALinkLeadsToWithoutAnyCredential() {
        peers.peer.on(
                "/api/v3/repos/octo-org/hello-world/actions/runs/7/logs", redirect(302, peers.peer.url("/logs?sig=x")));
        peers.peer.on("/logs", answer(200, Map.of("Content-Type", "application/zip", "Set-Cookie", "a=b"), "zip"));
        peers.peer.on("/logs", answer(200, Map.of(), "zip"));
        Answer link = LinkedSteps.of(peers.step)
                .send(LinkedSteps.call(LinkedSteps.LOGS, api.apiUrl().toString()))
                .block(Peers.LIMIT);

        assertThat(read(link.header("location").orElseThrow())).isEqualTo("zip");
        assertThat(read(link.header("location").orElseThrow())).isEqualTo("zip");

        assertThat(peers.peer.requests().getFirst().headers()).containsKey("authorization");
        assertThat(peers.peer.requests().subList(1, 3)).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo("/logs?sig=x");
            assertThat(request.headers())
                    .containsOnlyKeys("accept", "host", "user-agent")
                    .containsEntry("user-agent", "actions-gateway");
        });
        assertThat(peers.meters
                        .get("actions.github.downloads")
                        .tag("outcome", "2xx")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void givesTheHeadersOut() {
        peers.peer.on("/logs", answer(200, Map.of("Content-Type", "application/zip"), "zip"));

        Download download = open("/logs").block(Peers.LIMIT);

        assertThat(download.status()).isEqualTo(200);
        assertThat(download.headers().getFirst("content-length")).isEqualTo("3");
        assertThat(text(download.body())).isEqualTo("zip");
        StepVerifier.create(download.body())
                .expectError(IllegalStateException.class)
                .verify(Peers.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void tellsThatTheLinkOrTheContentIsGone(int status) {
        peers.peer.on("/logs", answer(status, Map.of(), "<Error>c4n4ry</Error>"));

        Download download = open("/logs").block(Peers.LIMIT);

        assertThat(download.status()).isEqualTo(status);
        assertThat(download.successful()).isFalse();
        assertThat(text(download.body())).isEmpty();
        assertPlacesAreFree();
    }

    @Test
    void tellsThatStorageIsNotWell() {
        peers.peer.on("/logs", status(503), status(304));

        expect("/logs", ServiceUnavailable.class);
        expect("/logs", TransportError.class);
        assertPlacesAreFree();
    }

    @Test
    void followsStorageThreeTimes() {
        peers.peer.on("/logs", redirect(302, "/1"));
        peers.peer.on("/1", redirect(307, peers.peer.url("/2")));
        peers.peer.on("/2", redirect(301, "/3"));
        peers.peer.on("/3", json("zip"));

        assertThat(read(peers.peer.url("/logs"))).isEqualTo("zip");
    }

    @Test
    void doesNotFollowStorageAFourthTimeOrInCircles() {
        for (int i = 0; i < 9; i++) {
            peers.peer.on("/" + i, redirect(302, "/" + (i + 1)));
        }
        peers.peer.always("/circle", redirect(302, "/circle"));

        expect("/0", TransportError.class);
        assertThat(peers.peer.requests()).hasSize(4);
        expect("/circle", TransportError.class);
        assertThat(peers.peer.requests()).hasSize(5);
        assertPlacesAreFree();
    }

    static Stream<String> tricks() {
        return Stream.of(
                "https://evil.example/x",
                "http://a.blob.core.windows.net/x",
                "https://user@a.blob.core.windows.net/x",
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/latest/meta-data",
                "http://localhost:1/x",
                "http://127.1:PORT/x",
                "http://[::1]:PORT/x",
                "//evil.example/x",
                "http://\\evil.example/x",
                "ftp://localhost:PORT/x",
                "https://localhost:PORT/x");
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void doesNotFollowStorageElsewhere(String location) {
        peers.peer.on("/logs", redirect(302, location.replace("PORT", String.valueOf(peers.peer.port()))));

        StepVerifier.create(open("/logs"))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransportError.class)
                        .hasMessageContaining("refused")
                        .hasNoCause());
        assertThat(peers.peer.requests()).hasSize(1);
        assertPlacesAreFree();
    }

    @Test
    void refusesAListedHostThatLeadsInside() {
        URI inside = URI.create("https://localhost:" + peers.peer.port() + "/logs?sig=c4n4ry");

        StepVerifier.create(peers.downloads.open(inside, new GitHubHost(URI.create("https://api.github.com"))))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransportError.class)
                        .hasMessageContaining("not allowed")
                        .hasMessageNotContaining("c4n4ry")
                        .hasNoCause());
        assertThat(peers.peer.connections()).isZero();
    }

    @Test
    void closesTheConnectionWhenTheReaderLeaves() throws InterruptedException {
        peers.peer.on("/logs", endless());
        Flux<DataBuffer> body = open("/logs").flatMapMany(Download::body);

        StepVerifier.create(body.doOnNext(DataBufferUtils::release), 1)
                .expectNextCount(1)
                .thenCancel()
                .verify(Peers.LIMIT);

        peers.peer.awaitGoodbye();
        assertPlacesAreFree();
    }

    @Test
    void closesTheConnectionWhenTheReaderLeavesBeforeTheHeaders() throws InterruptedException {
        peers.peer.on("/logs", hang());
        var reader = open("/logs").subscribe();
        peers.peer.awaitRequest();

        reader.dispose();

        peers.peer.awaitGoodbye();
        assertPlacesAreFree();
    }

    @Test
    void closesTheConnectionOfABodyThatNobodyReads() throws InterruptedException {
        peers.peer.on("/logs", endless());
        Download forgotten = open("/logs").block(Peers.LIMIT);

        peers.time.advance(Duration.ofSeconds(10));

        peers.peer.awaitGoodbye();
        assertPlacesAreFree();
        StepVerifier.create(forgotten.body())
                .expectError(IllegalStateException.class)
                .verify(Peers.LIMIT);
    }

    @Test
    void waitsForHeadersNoLongerThanTwelveSeconds() {
        peers.peer.on("/logs", hang());

        StepVerifier.create(open("/logs"))
                .then(() -> {
                    awaitRequest();
                    peers.time.advance(Duration.ofSeconds(12));
                })
                .expectError(Timeout.class)
                .verify(Peers.LIMIT);
        assertPlacesAreFree();
    }

    @Test
    void waitsForTheNextPieceNoLongerThanTenSeconds() throws InterruptedException {
        peers.peer.on("/logs", hangAfter("zip"));

        StepVerifier.create(open("/logs").flatMapMany(Download::body).doOnNext(DataBufferUtils::release))
                .expectNextCount(1)
                .then(() -> peers.time.advance(Duration.ofSeconds(20)))
                .expectError(Timeout.class)
                .verify(Peers.LIMIT);
        peers.peer.awaitGoodbye();
        assertPlacesAreFree();
    }

    @Test
    void tellsThatABodyBroke() {
        peers.peer.on("/logs", resetAfter("zip"));

        StepVerifier.create(open("/logs").flatMapMany(Download::body).doOnNext(DataBufferUtils::release))
                .thenConsumeWhile(_ -> true)
                .expectError(TransportError.class)
                .verify(Peers.LIMIT);
        assertPlacesAreFree();
    }

    @Test
    void refusesWhatFindsNoPlaceAndLeavesCallsAlone() {
        peers.peer.always("/slow", hangAfter("zip"));
        peers.peer.otherwise(json("{}"));
        Download one = open("/slow").block(Peers.LIMIT);
        Download two = open("/slow").block(Peers.LIMIT);

        expect("/slow", RateLimited.class);
        assertThat(LinkedSteps.of(peers.step)
                        .send(LinkedSteps.call(LinkedSteps.GET, peers.peer.url("")))
                        .block(Peers.LIMIT)
                        .status())
                .isEqualTo(200);

        one.body().subscribe().dispose();
        two.body().subscribe().dispose();
        assertPlacesAreFree();
    }

    private void assertPlacesAreFree() {
        Peers.await(() -> peers.meters
                        .get("resilience4j.bulkhead.available.concurrent.calls")
                        .gauge()
                        .value()
                == 2);
    }

    private void awaitRequest() {
        try {
            peers.peer.awaitRequest();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void expect(String path, Class<? extends Throwable> failure) {
        StepVerifier.create(open(path).doOnError(Evidence::keepFailure))
                .expectError(failure)
                .verify(Peers.LIMIT);
    }

    private Mono<Download> open(String path) {
        return peers.downloads.open(URI.create(peers.peer.url(path)), api);
    }

    private String read(String link) {
        return text(
                peers.downloads.open(URI.create(link), api).block(Peers.LIMIT).body());
    }

    private static String text(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body)
                .map(buffer -> {
                    String text = buffer.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(buffer);
                    return text;
                })
                .defaultIfEmpty("")
                .block(Peers.LIMIT);
    }
}
