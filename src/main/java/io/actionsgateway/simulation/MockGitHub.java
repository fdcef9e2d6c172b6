package io.actionsgateway.simulation;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.hook.DeliveryChaos;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.WebhookDelivery;
import io.actionsgateway.simulation.recording.Recorder;
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
    private final DisposableServer storage;
    private final LiveStage stage;

    private MockGitHub(MockGitHubOptions options, Scenario scenario) {
        // The ports are in what the twin tells; so the handlers come after the servers.
        var api = new CompletableFuture<ReactorHttpHandlerAdapter>();
        var blobs = new CompletableFuture<ReactorHttpHandlerAdapter>();
        server = listen(options.address(), options.port(), api);
        storage = listen(options.address(), options.storagePort(), blobs);
        stage = new LiveStage(options, scenario, new Addresses(url(), storage.port()));
        api.complete(new ReactorHttpHandlerAdapter(stage.api()));
        blobs.complete(new ReactorHttpHandlerAdapter(stage.storage()));
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
     * The root of its storage, where the links to logs and artifacts lead. To a client it is another host than the API's.
     *
     * @return an address without a slash at its end
     */
    public URI storageUrl() {
        return URI.create("http://127.0.0.1:" + storage.port());
    }

    /**
     * Tells when every event that happened so far has been delivered, or failed to be. What chaos makes late does not
     * count until its time comes.
     *
     * @return completes without a value
     */
    public CompletableFuture<Void> settled() {
        return stage.play().hooks().settled();
    }

    /**
     * What goes wrong with deliveries.
     *
     * @return nothing goes wrong until a fault is added
     */
    public DeliveryChaos chaos() {
        return stage.play().hooks().chaos();
    }

    /**
     * Records what this twin is asked and what it delivers, and beside an application what passes there.
     *
     * @return idle until it is started
     */
    public Recorder recorder() {
        return stage.recorder();
    }

    /**
     * The delivery log.
     *
     * @return the latest 1,000 finished deliveries, oldest first
     */
    public List<WebhookDelivery> deliveries() {
        return stage.play().hooks().log().lines();
    }

    /**
     * The tokens that it knows; what nobody declares is taken for the scenario's actor, who may do everything.
     *
     * @return those since it last began, to declare and revoke
     */
    public Tokens tokens() {
        return stage.tokens();
    }

    /**
     * The private key of the App that is installed in it, made when it is first asked for.
     *
     * @return PEM, PKCS#1, as GitHub lets one download it
     */
    public Secret appPrivateKey() {
        return stage.app().privateKey();
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
        storage.disposeNow(PATIENCE);
        loops.dispose();
        stage.close();
    }
}
