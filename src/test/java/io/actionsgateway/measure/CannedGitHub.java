package io.actionsgateway.measure;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers everything with one body after a while, 304 to those who have it: a GitHub that costs nothing itself. */
final class CannedGitHub implements AutoCloseable {

    private static final String TAG = "W/\"0123456789abcdef\"";

    private final Duration latency;
    private final DisposableServer server;
    private volatile byte[] body = {'{', '}'};

    CannedGitHub(Duration latency) {
        this.latency = latency;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    void serve(byte[] json) {
        body = json;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        Mono<Void> wait = latency.isZero() ? Mono.empty() : Mono.delay(latency).then();
        boolean known = TAG.equals(request.requestHeaders().get("if-none-match"));
        response.header("ETag", TAG)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("x-ratelimit-limit", "1000000000")
                .header("x-ratelimit-remaining", "999999999")
                .header("x-ratelimit-used", "1")
                .header(
                        "x-ratelimit-reset",
                        Long.toString(Instant.now().plus(Duration.ofHours(1)).getEpochSecond()));
        return known
                ? wait.then(response.status(304).send())
                : wait.then(response.sendByteArray(Mono.just(body)).then());
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
