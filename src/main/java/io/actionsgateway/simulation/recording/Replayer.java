package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.BlockingBridge;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * A GitHub that knows only what was recorded: an HTTP server that gives each recorded answer once, in order, to the
 * request it was given to then. Addresses of the API in the answers lead to this server.
 *
 * {@snippet :
 * try (Replayer gitHub = Replayer.serve(Recording.read(file), Mode.STRICT)) {
 *     // let the client under test ask gitHub.url()
 *     assert gitHub.report().failed() == 0;
 * }
 * }
 *
 * <p>Requests are the same when method, path, parameters in any order and body as JSON are; every secret is like any
 * other. For deliveries see {@link DeliveryReplay}.
 */
public final class Replayer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST_BODY = 32 << 20;

    private final LoopResources loops = LoopResources.create("replayer", 1, true);
    private final Answers answers;
    private final DisposableServer server;

    private Replayer(Recording recording, ReplayOptions options) {
        answers = new Answers(recording, options);
        server = HttpServer.create()
                .host(options.address())
                .port(options.port())
                .runOn(loops)
                .handle(new ReactorHttpHandlerAdapter(
                        RouterFunctions.toHttpHandler(RouterFunctions.route(RequestPredicates.all(), this::answer))))
                .bindNow(PATIENCE);
    }

    /**
     * Starts on any free port of the loopback address.
     *
     * @param recording whose exchanges are played
     * @param mode strict or lenient
     * @return the running server
     */
    public static Replayer serve(Recording recording, Mode mode) {
        return serve(recording, ReplayOptions.of(mode));
    }

    /**
     * Starts.
     *
     * @param recording whose exchanges are played
     * @param options how
     * @return the running server
     */
    public static Replayer serve(Recording recording, ReplayOptions options) {
        return new Replayer(recording, options);
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), LARGEST_BODY)
                .map(Replayer::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> BlockingBridge.call(() -> answers.to(asked(request, body))))
                .flatMap(answer -> write(answer, Address.origin(request.uri())));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Entry.Request asked(ServerRequest request, byte[] body) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        UnaryOperator<String> api = Address.rewriting(Address.origin(request.uri()), Recording.API);
        return new Entry.Request(
                        request.method().name(),
                        Address.target(request.uri()),
                        KeptHeaders.ofRequest(headers),
                        Body.of(headers.getFirst(HttpHeaders.CONTENT_TYPE), body))
                .rewritten(api);
    }

    private static Mono<ServerResponse> write(Entry.Response recorded, String origin) {
        Entry.Response answer = recorded.rewritten(Address.rewriting(Recording.API, origin));
        ServerResponse.BodyBuilder response = ServerResponse.status(answer.status());
        answer.headers().forEach(response::header);
        if (answer.body() instanceof Body.LeftOut leftOut) {
            response.header("x-twin-left-out", Long.toString(leftOut.size()));
        }
        byte[] body = answer.body().bytes();
        return body.length == 0 ? response.build() : response.bodyValue(body);
    }

    /**
     * Where it listens.
     *
     * @return an address without a slash at its end
     */
    public URI url() {
        return URI.create("http://localhost:" + server.port());
    }

    /**
     * How the replay has gone so far.
     *
     * @return what was asked, and what has not been asked yet
     */
    public ReplayReport report() {
        return answers.report();
    }

    /** Stops. */
    @Override
    public void close() {
        server.disposeNow(PATIENCE);
        loops.dispose();
    }
}
