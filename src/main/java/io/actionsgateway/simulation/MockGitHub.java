package io.actionsgateway.simulation;

import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.hook.DeliveryLog;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.WebhookDelivery;
import io.actionsgateway.simulation.hook.WebhookEvent;
import io.actionsgateway.simulation.hook.WebhookSender;
import io.actionsgateway.simulation.operation.AllOperations;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.recording.Recorder;
import io.actionsgateway.simulation.recording.RecordingRoutes;
import io.actionsgateway.simulation.recording.ServerTap;
import io.actionsgateway.simulation.rest.Api;
import io.actionsgateway.simulation.rest.RateLimit;
import io.actionsgateway.simulation.rest.Responder;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * A GitHub of one's own: an HTTP server in GitHub's dialect with a repository {@code octo-org/hello-world}, whose
 * workflows run when they are dispatched, and which tells of every change by signed webhook. Reached over HTTP only.
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
    private final Recorder recorder;
    private final DeliveryLog deliveries;
    private final @Nullable WebhookSender sender;
    private final DisposableServer server;

    private MockGitHub(MockGitHubOptions options, Scenario scenario) {
        timeline = options.timeline();
        recorder = new Recorder(timeline);
        deliveries = new DeliveryLog(delivery -> recorder.answered(delivery.guid(), delivery.statusCode()));
        sender = options.hook() == null ? null : new WebhookSender(options.hook(), deliveries);
        var handler = new CompletableFuture<ReactorHttpHandlerAdapter>();
        // The port is in what the twin tells; so the handler comes after the server.
        server = HttpServer.create()
                .host(options.address())
                .port(options.port())
                .runOn(loops)
                .handle((request, response) ->
                        Mono.fromFuture(handler).flatMap(known -> known.apply(request, response)))
                .bindNow(PATIENCE);
        handler.complete(handler(options, scenario));
    }

    private ReactorHttpHandlerAdapter handler(MockGitHubOptions options, Scenario scenario) {
        World world = new World(scenario, timeline, new Ids(options.randomness(), timeline.now()));
        Consumer<WebhookEvent> sent = sender == null ? unheard -> {} : sender;
        Consumer<WebhookEvent> taped = event -> recorder.announced(event, url());
        RunSimulator simulator =
                new RunSimulator(world, new Announcer(new Payloads(url().toString()), world, taped.andThen(sent)));
        Api api = new Api(
                world, new Tokens(world), new Responder(timeline, new RateLimit(timeline, options.hourlyLimit())));
        return new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(
                RecordingRoutes.of(recorder, timeline, options.hook()).and(api.router(AllOperations.of(simulator))),
                HandlerStrategies.builder().webFilter(new ServerTap(recorder)).build()));
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
     * The delivery log.
     *
     * @return the latest 1,000 finished deliveries, oldest first
     */
    public List<WebhookDelivery> deliveries() {
        return deliveries.deliveries();
    }

    /**
     * Records what this twin is asked and what it delivers, and beside an application what passes there.
     *
     * @return idle until it is started
     */
    public Recorder recorder() {
        return recorder;
    }

    /** Stops; what has not been delivered is lost. */
    @Override
    public void close() {
        server.disposeNow(PATIENCE);
        loops.dispose();
        timeline.close();
        if (sender != null) {
            sender.close();
        }
    }
}
