package io.actionsgateway.github.transport.send;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.closeEarly;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.reset;
import static io.actionsgateway.github.transport.ScriptedPeer.resetAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.ScriptedPeer;
import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request and its answer, or its connection that breaks. */
class SendStepIT {

    private static final String RUN = "/repos/octo-org/hello-world/actions/runs/7";

    private final Peers peers = new Peers();

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    @Test
    void sendsWhatGitHubWantsToSee() {
        peers.peer.then(answer(200, Map.of("x-github-request-id", "A:1", "ETag", "\"e\""), "{\"id\":7}"));

        Answer answer = peers.exchange(peers.call());

        ScriptedPeer.Request request = peers.peer.requests().getFirst();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo(RUN);
        assertThat(request.headers())
                .containsEntry("accept", "application/vnd.github+json")
                .containsEntry("x-github-api-version", "2022-11-28")
                .containsEntry("user-agent", "actions-gateway")
                .containsEntry("accept-encoding", "gzip")
                .containsEntry("authorization", "Bearer ghs_c4n4ry")
                .doesNotContainKey("content-type");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.requestId()).isEqualTo("A:1");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":7}");
        assertThat(answer.cacheStatus()).isEqualTo(CacheStatus.forwarded(CacheStatus.Forward.BYPASS, 200));
        assertThat(peers.meters
                        .get("actions.github.http")
                        .tag("status", "200")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void leavesTheCallsOwnAcceptAndVersionAlone() {
        peers.peer.then(json("{}"));

        peers.exchange(
                peers.call().withHeader("Accept", "application/json").withHeader("x-github-api-version", "2026-03-10"));

        assertThat(peers.peer.requests().getFirst().headers())
                .containsEntry("accept", "application/json")
                .containsEntry("x-github-api-version", "2026-03-10");
    }

    @Test
    void sendsABody() {
        peers.peer.then(status(201), status(201));

        peers.exchange(LinkedSteps.call(LinkedSteps.POST, peers.peer.url(""))
                .withBody("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
        peers.exchange(LinkedSteps.call(LinkedSteps.POST, peers.peer.url("")));

        assertThat(peers.peer.requests().getFirst().body()).isEqualTo("{\"a\":1}");
        assertThat(peers.peer.requests().getFirst().headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("content-length", "7");
        assertThat(peers.peer.requests().getLast().headers())
                .containsEntry("content-length", "0")
                .doesNotContainKey("content-type");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 400, 401, 403, 404, 409, 410, 422, 429, 500, 502, 503})
    void handsOutEveryOtherStatus(int status) {
        peers.peer.then(status(status));

        assertThat(peers.exchange(peers.call()).status()).isEqualTo(status);
    }

    @Test
    void unpacksWhatIsCompressed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"id\":7}".getBytes(StandardCharsets.UTF_8));
        }
        peers.peer.then(answer(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray()));

        assertThat(new String(peers.exchange(peers.call()).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":7}");
    }

    @Test
    void usesOneConnectionForCallsOneAfterTheOther() {
        peers.peer.otherwise(json("{}"));

        SimpleMeterRegistry pools = new SimpleMeterRegistry();
        Metrics.addRegistry(pools);
        for (int i = 0; i < 100; i++) {
            assertThat(peers.exchange(peers.call()).status()).isEqualTo(200);
            Peers.await(() -> idle(pools) == 1);
        }
        Metrics.removeRegistry(pools);

        assertThat(peers.peer.requests()).hasSize(100);
        assertThat(peers.peer.connections()).isEqualTo(1);
    }

    static Stream<Arguments> brokenConnections() {
        return Stream.of(
                Arguments.of(reset(), true),
                Arguments.of(closeEarly(), true),
                Arguments.of(resetAfter("{"), true),
                Arguments.of(garbage("SSH-2.0-OpenSSH_9.2\r\n\r\n"), true));
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    void tellsThatTheConnectionBrokeAndRepeatsNothing(Behaviour behaviour, boolean sent) {
        peers.peer.then(behaviour);

        assertThat(peers.failure(LinkedSteps.call(LinkedSteps.POST, peers.peer.url(""))))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isEqualTo(sent));
        assertThat(peers.peer.requests()).hasSize(1);
    }

    @Test
    void tellsThatNothingWasSentWhenNobodyListens() {
        String nobody = "http://localhost:" + ScriptedPeer.closedPort();

        assertThat(peers.failure(LinkedSteps.call(LinkedSteps.POST, nobody)))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isFalse());
    }

    @Test
    void tellsThatNothingWasSentWhenTlsFails() {
        String plain = "https://localhost:" + peers.peer.port();

        assertThat(peers.failure(LinkedSteps.call(LinkedSteps.POST, plain)))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isFalse());
    }

    @Test
    void tellsThatNothingWasSentWhenTheHostIsUnknown() {
        assertThat(peers.failure(LinkedSteps.call(LinkedSteps.POST, "https://api.github.invalid")))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isFalse())
                .hasMessageContaining("api.github.invalid");
    }

    @Test
    void doesNotSendACallThatLeadsOut() {
        peers.peer.otherwise(json("{}"));

        assertThat(peers.failure(peers.call().at("@evil.example/x"))).isInstanceOf(TransportError.class);
        assertThat(peers.failure(peers.call().at("/repos/../../x"))).isInstanceOf(TransportError.class);
        assertThat(peers.peer.requests()).isEmpty();
    }

    @Test
    void neverReachesAddressesThatNoHostMeans() {
        assertThat(peers.failure(LinkedSteps.call(LinkedSteps.GET, "http://169.254.169.254")))
                .isInstanceOfSatisfying(
                        TransportError.class,
                        error -> assertThat(error.getCause()).isNull())
                .hasMessageContaining("refused");
    }

    /** A connection is given back a moment after its answer is there. */
    private double idle(MeterRegistry pools) {
        return pools
                .find("reactor.netty.connection.provider.idle.connections")
                .tag("name", "github-api")
                .gauges()
                .stream()
                .filter(gauge ->
                        String.valueOf(gauge.getId().getTag("remote.address")).endsWith(":" + peers.peer.port()))
                .mapToDouble(Gauge::value)
                .sum();
    }

    private static Behaviour garbage(String text) {
        return (_, socket) -> {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.close();
        };
    }
}
