package io.actionsgateway.simulation;

import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.WebhookDelivery;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
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
    private final DisposableServer server;
    private final LiveStage stage;

    private MockGitHub(MockGitHubOptions options, Scenario scenario) {
        var handler = new CompletableFuture<ReactorHttpHandlerAdapter>();
        // The port is in what the twin tells; so the handler comes after the server.
        server = HttpServer.create()
                .host(options.address())
                .port(options.port())
                .runOn(loops)
                .handle((request, response) ->
                        Mono.fromFuture(handler).flatMap(known -> known.apply(request, response)))
                .bindNow(PATIENCE);
        stage = new LiveStage(options, scenario, url().toString());
        handler.complete(new ReactorHttpHandlerAdapter(stage.handler()));
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

    /**
     * Starts a twin of something else.
     *
     * @param options how
     * @param scenario what there is
     * @return the running twin
     */
    public static MockGitHub start(MockGitHubOptions options, Scenario scenario) {
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
        return stage.play().deliveries().deliveries();
    }

    /**
     * What is to go wrong with its next answers.
     *
     * @return nothing at first, to be added to
     */
    public Faults faults() {
        return stage.faults();
    }

    /**
     * Its time, real unless it was started otherwise.
     *
     * @return the timeline, whose tempo may be changed
     */
    public Timeline timeline() {
        return stage.timeline();
    }

    /**
     * Begins again: runs, deliveries, faults and used budgets are gone; address and time stay.
     *
     * @param scenario what there is from now on
     */
    public void reset(Scenario scenario) {
        stage.begin(scenario);
    }

    /** Stops; what has not been delivered is lost. */
    @Override
    public void close() {
        server.disposeNow(PATIENCE);
        loops.dispose();
        stage.close();
    }
}
