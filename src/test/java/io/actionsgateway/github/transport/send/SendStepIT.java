package io.actionsgateway.github.transport.send;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.closeEarly;
import static io.actionsgateway.github.transport.ScriptedPeer.dribble;
import static io.actionsgateway.github.transport.ScriptedPeer.endless;
import static io.actionsgateway.github.transport.ScriptedPeer.hang;
import static io.actionsgateway.github.transport.ScriptedPeer.hangAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.redirect;
import static io.actionsgateway.github.transport.ScriptedPeer.reset;
import static io.actionsgateway.github.transport.ScriptedPeer.resetAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException.ParseError;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.ScriptedPeer;
import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import io.actionsgateway.leak.Evidence;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** One request and its answer, with peers that behave well and peers that do not. */
class SendStepIT {

    private static final String RUN = "/repos/octo-org/hello-world/actions/runs/7";
    private static final String MOVED = "/repositories/42/actions/runs/7";

    private Peers peers = new Peers();

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    @Test
    void sendsWhatGitHubWantsToSee() {
        peers.peer.then(answer(200, Map.of("x-github-request-id", "A:1", "ETag", "\"e\""), "{\"id\":7}"));

        Answer answer = exchange(call());

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

        exchange(call().withHeader("Accept", "application/json").withHeader("x-github-api-version", "2026-03-10"));

        assertThat(peers.peer.requests().getFirst().headers())
                .containsEntry("accept", "application/json")
                .containsEntry("x-github-api-version", "2026-03-10");
    }

    @Test
    void sendsABody() {
        peers.peer.then(status(201), status(201));

        exchange(LinkedSteps.call(LinkedSteps.POST, peers.peer.url(""))
                .withBody("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
        exchange(LinkedSteps.call(LinkedSteps.POST, peers.peer.url("")));

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

        assertThat(exchange(call()).status()).isEqualTo(status);
    }

    @Test
    void unpacksWhatIsCompressed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"id\":7}".getBytes(StandardCharsets.UTF_8));
        }
        peers.peer.then(answer(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray()));

        assertThat(new String(exchange(call()).body(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":7}");
    }

    @Test
    void usesOneConnectionForCallsOneAfterTheOther() {
        peers.peer.otherwise(json("{}"));

        SimpleMeterRegistry pools = new SimpleMeterRegistry();
        Metrics.addRegistry(pools);
        for (int i = 0; i < 100; i++) {
            assertThat(exchange(call()).status()).isEqualTo(200);
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

        assertThat(failure(LinkedSteps.call(LinkedSteps.POST, peers.peer.url(""))))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isEqualTo(sent));
        assertThat(peers.peer.requests()).hasSize(1);
    }

    @Test
    void tellsThatNothingWasSentWhenNobodyListens() {
        String nobody = "http://localhost:" + ScriptedPeer.closedPort();

        assertThat(failure(LinkedSteps.call(LinkedSteps.POST, nobody)))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isFalse());
    }

    @Test
    void tellsThatNothingWasSentWhenTlsFails() {
        String plain = "https://localhost:" + peers.peer.port();

        assertThat(failure(LinkedSteps.call(LinkedSteps.POST, plain)))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isFalse());
    }

    @Test
    void tellsThatNothingWasSentWhenTheHostIsUnknown() {
        assertThat(failure(LinkedSteps.call(LinkedSteps.POST, "https://api.github.invalid")))
                .isInstanceOfSatisfying(
                        TransportError.class, error -> assertThat(error.sent()).isFalse())
                .hasMessageContaining("api.github.invalid");
    }

    @Test
    void doesNotSendACallThatLeadsOut() {
        peers.peer.otherwise(json("{}"));

        assertThat(failure(call().at("@evil.example/x"))).isInstanceOf(TransportError.class);
        assertThat(failure(call().at("/repos/../../x"))).isInstanceOf(TransportError.class);
        assertThat(peers.peer.requests()).isEmpty();
    }

    @Test
    void neverReachesAddressesThatNoHostMeans() {
        assertThat(failure(LinkedSteps.call(LinkedSteps.GET, "http://169.254.169.254")))
                .isInstanceOfSatisfying(
                        TransportError.class,
                        error -> assertThat(error.getCause()).isNull())
                .hasMessageContaining("refused");
    }

    @Test
    void waitsForHeadersNoLongerThanTwelveSeconds() throws Exception {
        peers.peer.then(hang());
        CompletableFuture<Answer> answer = start(call());
        peers.peer.awaitRequest();

        peers.time.advance(Duration.ofMillis(11_999));
        assertThat(answer).isNotDone();
        peers.time.advance(Duration.ofMillis(1));

        assertThat(failure(answer)).isInstanceOf(Timeout.class).hasMessageContaining("headers");
        peers.peer.awaitGoodbye();
    }

    @Test
    void waitsForTheNextPieceNoLongerThanTenSeconds() throws Exception {
        peers.peer.then(hangAfter("{"));
        Instant start = peers.time.instant();
        CompletableFuture<Answer> answer = start(call());
        peers.peer.awaitRequest();

        Throwable failure = null;
        while (failure == null) {
            peers.time.advance(Duration.ofMillis(250));
            failure = failureWithin(answer, 20);
        }

        assertThat(failure).isInstanceOf(Timeout.class);
        assertThat(Duration.between(start, peers.time.instant())).isLessThan(Duration.ofSeconds(30));
        peers.peer.awaitGoodbye();
    }

    @Test
    void waitsForTheWholeAnswerNoLongerThanThirtySeconds() throws Exception {
        peers.close();
        peers = new Peers(Peers.limits(Duration.ofSeconds(60), DataSize.ofMegabytes(1)));
        Instant start = peers.time.instant();
        peers.peer.then(dribble(1000, () -> {
            awaitHeaders(start);
            if (Duration.between(start, peers.time.instant()).toSeconds() < 30) {
                peers.time.advance(Duration.ofSeconds(1));
            }
        }));

        assertThat(failure(call())).isInstanceOf(Timeout.class).hasMessageContaining("whole answer");
        assertThat(peers.time.instant()).isEqualTo(start.plusSeconds(30));
    }

    @Test
    void takesABodyThatComesSlowlyButInTime() {
        Instant start = peers.time.instant();
        peers.peer.then(dribble(25, () -> {
            awaitPiece(start);
            peers.time.advance(Duration.ofSeconds(1));
        }));

        assertThat(exchange(call()).body()).hasSize(25);
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() throws Exception {
        peers.peer.then(endless());

        assertThat(failure(call())).isInstanceOf(ParseError.class).hasMessageContaining("1048576 bytes");
        peers.peer.awaitGoodbye();
    }

    @Test
    void refusesALargeAnswerThatCameSmall() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        assertThat(packed.size()).isLessThan(100_000);
        peers.peer.then(answer(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray()));

        assertThat(failure(call())).isInstanceOf(ParseError.class);
    }

    @Test
    void closesTheConnectionOfACancelledCall() throws Exception {
        peers.peer.then(hang());
        var call = chain(call()).subscribe();
        peers.peer.awaitRequest();

        call.dispose();

        peers.peer.awaitGoodbye();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsARepositoryToItsNewPlace(int status) {
        peers.peer.on(RUN + "/rerun", redirect(status, peers.peer.url(MOVED + "?page=2")));
        peers.peer.on(MOVED, json("{\"id\":7}"));

        Answer answer = exchange(
                LinkedSteps.call(LinkedSteps.POST, peers.peer.url("")).withBody("{}".getBytes(StandardCharsets.UTF_8)));

        ScriptedPeer.Request second = peers.peer.requests().getLast();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(second.method()).isEqualTo("POST");
        assertThat(second.target()).isEqualTo(MOVED + "?page=2");
        assertThat(second.body()).isEqualTo("{}");
        assertThat(second.header("authorization")).contains("Bearer ghs_c4n4ry");
    }

    @Test
    void followsARepositoryBelowAnEnterpriseServersPath() {
        peers.peer.on("/api/v3" + RUN, redirect(301, "/api/v3" + MOVED));
        peers.peer.on("/api/v3" + MOVED, json("{}"));

        assertThat(exchange(LinkedSteps.call(LinkedSteps.GET, peers.peer.url("/api/v3")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void handsOutTheLinkOfADownload() {
        peers.peer.on(RUN + "/logs", redirect(302, "https://x.blob.core.windows.net/a?sig=c4n4ry"));

        Answer answer = exchange(LinkedSteps.call(LinkedSteps.LOGS, peers.peer.url("")));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).contains("https://x.blob.core.windows.net/a?sig=c4n4ry");
        assertThat(peers.peer.requests()).hasSize(1);
    }

    @Test
    void followsARenamedRepositoryToTheLinkOfADownload() {
        peers.peer.on(RUN + "/logs", redirect(301, peers.peer.url(MOVED + "/logs")));
        peers.peer.on(MOVED + "/logs", redirect(302, "https://x.blob.core.windows.net/a?sig=c4n4ry"));

        assertThat(exchange(LinkedSteps.call(LinkedSteps.LOGS, peers.peer.url("")))
                        .status())
                .isEqualTo(302);
        assertThat(peers.peer.requests()).hasSize(2);
    }

    static Stream<String> tricks() {
        return Stream.of(
                "http://evil.example" + MOVED,
                "https://localhost:PORT" + MOVED,
                "http://localhost:1" + MOVED,
                "http://user:pass@localhost:PORT" + MOVED,
                "http://localhost:PORT@evil.example" + MOVED,
                "//evil.example" + MOVED,
                "http://169.254.169.254" + MOVED,
                "http://[::ffff:169.254.169.254]" + MOVED,
                "http://2130706433:PORT" + MOVED,
                "http://0x7f000001:PORT" + MOVED,
                "http://0177.0.0.1:PORT" + MOVED,
                "http://127.0.0.1:PORT" + MOVED,
                "http://[::1]:PORT" + MOVED,
                "http://localhost.:PORT" + MOVED,
                "http://localhost:PORT/user",
                "http://localhost:PORT/repositories/x/actions",
                "http://localhost:PORT/repositories/42/../../user",
                "http://localhost:PORT/repositories/42\\..\\user",
                "http://localhost:PORT/repositories/42#@evil.example\\",
                "javascript:alert(1)",
                "",
                "http://");
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void refusesRedirectsElsewhere(String location) {
        String there = location.replace("PORT", String.valueOf(peers.peer.port()));
        peers.peer.on(RUN, redirect(301, there));

        assertThat(failure(call()))
                .isInstanceOf(TransportError.class)
                .hasMessageContaining("refused")
                .hasNoCause();
        assertThat(peers.peer.requests()).hasSize(1);
    }

    @Test
    void refusesARedirectToNowhere() {
        peers.peer.on(RUN, status(302));

        assertThat(failure(call())).isInstanceOf(TransportError.class);
    }

    @Test
    void refusesALoop() {
        peers.peer.on(RUN, redirect(301, peers.peer.url(MOVED)));
        peers.peer.on(MOVED, redirect(307, peers.peer.url(MOVED)));

        assertThat(failure(call())).isInstanceOf(TransportError.class).hasMessageContaining("on and on");
        assertThat(peers.peer.requests()).hasSize(2);
    }

    @Test
    void refusesAFourthMove() {
        peers.peer.on(RUN, redirect(301, "/repositories/1"));
        for (int i = 1; i < 10; i++) {
            peers.peer.on("/repositories/" + i, redirect(301, "/repositories/" + (i + 1)));
        }

        assertThat(failure(call())).isInstanceOf(TransportError.class).hasMessageContaining("on and on");
        assertThat(peers.peer.requests()).hasSize(4);
    }

    /** What was sent has been taken: the next alarm is the one for the next piece, or for the whole. */
    private void awaitPiece(Instant start) {
        Instant idle = peers.time.instant().plusSeconds(10);
        Instant total = start.plusSeconds(30);
        Instant next = idle.isBefore(total) ? idle : total;
        Peers.await(() -> peers.time.next().filter(next::equals).isPresent());
    }

    /** The alarm for the headers is off. */
    private void awaitHeaders(Instant start) {
        Instant late = start.plusSeconds(12);
        Peers.await(() -> peers.time.next().filter(late::equals).isEmpty());
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

    private Call call() {
        return LinkedSteps.call(LinkedSteps.GET, peers.peer.url(""));
    }

    private Mono<Answer> chain(Call call) {
        return LinkedSteps.of(peers.step).send(call);
    }

    private CompletableFuture<Answer> start(Call call) {
        return chain(call).toFuture();
    }

    private Answer exchange(Call call) {
        return chain(call).block(Peers.LIMIT);
    }

    private Throwable failure(Call call) {
        return failure(start(call));
    }

    private static Throwable failure(CompletableFuture<Answer> answer) {
        Throwable failure = failureWithin(answer, Peers.LIMIT.toMillis());
        assertThat(failure).isNotNull();
        Evidence.keepFailure(failure);
        assertThat(String.valueOf(failure)).doesNotContain("c4n4ry");
        return failure;
    }

    private static Throwable failureWithin(CompletableFuture<Answer> answer, long millis) {
        try {
            Answer unexpected = answer.get(millis, TimeUnit.MILLISECONDS);
            throw new AssertionError("answered " + unexpected.status());
        } catch (TimeoutException notYet) {
            return null;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    private static Behaviour garbage(String text) {
        return (_, socket) -> {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.close();
        };
    }
}
