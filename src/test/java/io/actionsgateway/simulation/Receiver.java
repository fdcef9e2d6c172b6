package io.actionsgateway.simulation;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
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

        String guid() {
            return header("X-GitHub-Delivery");
        }
    }

    private final Sinks.Many<Received> deliveries = Sinks.many().replay().all();
    private final List<Received> kept = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile ToIntFunction<Received> answer = received -> 202;

    public Receiver() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .map(body -> take(new Received(request.requestHeaders().copy(), body)))
                        .flatMap(status -> response.status(status).send().then()))
                .bindNow();
    }

    private int take(Received received) {
        kept.add(received);
        deliveries.tryEmitNext(received).orThrow();
        return answer.applyAsInt(received);
    }

    public void answerWith(int status) {
        answer = received -> status;
    }

    /** Answers each delivery with a status of its own. */
    void answerWith(ToIntFunction<Received> statusOf) {
        answer = statusOf;
    }

    /** All deliveries until now. */
    List<Received> kept() {
        return kept;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port() + "/webhooks/github");
    }

    /** All deliveries from the first on, as they come. */
    public Flux<Received> received() {
        return deliveries.asFlux();
    }

    public List<String> guids() {
        return kept.stream().map(Received::guid).toList();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
