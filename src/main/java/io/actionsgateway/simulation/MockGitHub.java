package io.actionsgateway.simulation;

import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.hook.DeliveryChaos;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.hook.HttpCourier;
import io.actionsgateway.simulation.hook.WebhookDelivery;
import io.actionsgateway.simulation.operation.AllOperations;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.Api;
import io.actionsgateway.simulation.rest.RateLimit;
import io.actionsgateway.simulation.rest.Responder;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.storage.SignedUrls;
import io.actionsgateway.simulation.storage.StorageApi;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * A GitHub of one's own: an HTTP server in GitHub's dialect with a repository {@code octo-org/hello-world}, whose
 * workflows run when they are dispatched, and which tells of every change by signed webhook. What runs leave is handed
 * out at a second port, by links that live a minute. Reached over HTTP only.
 *
 * {@snippet :
 * try (MockGitHub gitHub = MockGitHub.start(new Hook(receiver, new Secret("s3cret")))) {
 *     // POST gitHub.url() + "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches"
 * }
 * }
 */
public final class MockGitHub implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LoopResources loops = LoopResources.create("twin", 1, true);
    private final Timeline timeline;
    private final World world;
    private final Hooks hooks;
    private final DisposableServer server;
    private final DisposableServer storage;

    private MockGitHub(MockGitHubOptions options, Scenario scenario) {
        timeline = options.timeline();
        sender = options.hook() == null ? null : new WebhookSender(options.hook(), deliveries);
        // The ports are in what the twin tells; so the handlers come after the servers.
        var api = new CompletableFuture<ReactorHttpHandlerAdapter>();
        var blobs = new CompletableFuture<ReactorHttpHandlerAdapter>();
        server = listen(options.address(), options.port(), api);
        storage = listen(options.address(), options.storagePort(), blobs);
        World world = new World(scenario, timeline, new Ids(options.randomness(), timeline.now()));
        SignedUrls links = new SignedUrls(timeline, options.randomness(), storage.port());
        api.complete(handler(options, world, links));
        blobs.complete(adapter(new StorageApi(world, links).router()));
    }

    private DisposableServer listen(String address, int port, CompletableFuture<ReactorHttpHandlerAdapter> handler) {
        try {
            return HttpServer.create()
                    .host(address)
                    .port(port)
                    .runOn(loops)
                    .handle((request, response) ->
                            Mono.fromFuture(handler).flatMap(known -> known.apply(request, response)))
                    .bindNow(PATIENCE);
        } catch (RuntimeException taken) {
            loops.dispose();
            throw taken;
        }
    }

    private ReactorHttpHandlerAdapter handler(MockGitHubOptions options, World world, SignedUrls links) {
        Consumer<WebhookEvent> events = sender == null ? unheard -> {} : sender;
        RunSimulator simulator = new RunSimulator(world, new Announcer(new Payloads(url().toString()), world, events));
        Api api = new Api(
                world, new Tokens(world), new Responder(timeline, new RateLimit(timeline, options.hourlyLimit())));
        return adapter(api.router(AllOperations.of(simulator, links)));
    }

    private static ReactorHttpHandlerAdapter adapter(RouterFunction<ServerResponse> router) {
        return new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(router));
    }

    /**
     * Starts a twin on any free port of the loopback address; it sends no webhooks.
     *
     * @return the running twin
     */
    public static MockGitHub start() {
        return start(MockGitHubOptions.onAnyPort(Timeline.of(Clock.systemUTC())));
    }

    /**
     * Starts a twin on any free port of the loopback address.
     *
     * @param hook where its webhooks go
     * @return the running twin
     */
    public static MockGitHub start(Hook hook) {
        return start(MockGitHubOptions.onAnyPort(Timeline.of(Clock.systemUTC())).deliveringTo(hook));
    }

    /**
     * Starts a twin.
     *
     * @param options how
     * @return the running twin
     */
    public static MockGitHub start(MockGitHubOptions options) {
        return start(options, Scenario.helloWorld());
    }

    /** Starts a twin of something else. */
    static MockGitHub start(MockGitHubOptions options, Scenario scenario) {
        return new MockGitHub(options, scenario);
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.port();
    }

    /**
     * The root of its API, for clients that would otherwise take {@code https://api.github.com}.
     *
     * @return an address without a slash at its end
     */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    /**
     * The root of its storage, where the links to logs and artifacts lead. To a client it is another host than the API's.
     *
     * @return an address without a slash at its end
     */
    public URI storageUrl() {
        return URI.create("http://127.0.0.1:" + storage.port());
    }

    /**
     * The delivery log.
     *
     * @return the latest 1,000 finished deliveries, oldest first
     */
    public List<WebhookDelivery> deliveries() {
        return hooks.log().lines();
    }

    /**
     * Tells when every event that happened so far has been delivered, or failed to be. What chaos makes late does not
     * count until its time comes.
     *
     * @return completes without a value
     */
    public CompletableFuture<Void> settled() {
        return hooks.settled();
    }

    /**
     * What goes wrong with deliveries.
     *
     * @return nothing goes wrong until a fault is added
     */
    public DeliveryChaos chaos() {
        return hooks.chaos();
    }

    /** Stops; what has not been delivered is lost. */
    @Override
    public void close() {
        server.disposeNow(PATIENCE);
        storage.disposeNow(PATIENCE);
        loops.dispose();
        timeline.close();
        hooks.close();
    }
}
