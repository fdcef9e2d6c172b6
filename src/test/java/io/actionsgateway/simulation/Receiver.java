package io.actionsgateway.simulation;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Somebody's webhook endpoint, which keeps what it gets. */
public final class Receiver implements AutoCloseable {

    record Received(HttpHeaders headers, String body) {

        String header(String name) {
            return headers.get(name);
        }

        String event() {
            return header("X-GitHub-Event");
        }
    }

    private final Sinks.Many<Received> deliveries = Sinks.many().replay().all();
    private final List<String> guids = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile int status = 202;

    public Receiver() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .doOnNext(body ->
                                take(new Received(request.requestHeaders().copy(), body)))
                        .then(response.status(status).send()))
                .bindNow();
    }

    private void take(Received received) {
        guids.add(received.header("X-GitHub-Delivery"));
        deliveries.tryEmitNext(received).orThrow();
    }

    public void answerWith(int answer) {
        status = answer;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port() + "/webhooks/github");
    }

    /** All deliveries from the first on, as they come. */
    public Flux<Received> received() {
        return deliveries.asFlux();
    }

    public List<String> guids() {
        return guids;
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
