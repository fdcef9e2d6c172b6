package io.actionsgateway.simulation;

import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.chaos.FaultFilter;
import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.control.Play;
import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.hook.HttpCourier;
import io.actionsgateway.simulation.operation.AllOperations;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.recording.Recorder;
import io.actionsgateway.simulation.rest.Api;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.rest.RateLimit;
import io.actionsgateway.simulation.rest.Responder;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.storage.SignedUrls;
import io.actionsgateway.simulation.storage.StorageApi;
import io.actionsgateway.simulation.time.Timeline;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** One world and all that moves, shows and tells it, wired together. A reset makes another one. */
final class Twin implements AutoCloseable {

    private final Timeline time;
    private final Hooks hooks;
    private final Tokens tokens;
    private final Play play;
    private final RouterFunction<ServerResponse> router;
    private final RouterFunction<ServerResponse> storage;

    Twin(Scenario scenario, MockGitHubOptions options, Addresses addresses, Faults faults, Recorder recorder, App app) {
        time = options.timeline().episode();
        World world = new World(scenario, time, new Ids(options.randomness(), time.now()));
        hooks = new Hooks(
                world,
                options.hook(),
                options.randomness(),
                new HttpCourier(HttpCourier.PATIENCE),
                ended -> recorder.answered(ended.guid(), ended.statusCode()));
        Announcer announcer =
                new Announcer(new Payloads(addresses.api().toString()), world, recorder.before(hooks, addresses.api()));
        RunSimulator simulator = new RunSimulator(world, announcer);
        SignedUrls links = new SignedUrls(time, options.randomness(), addresses.storagePort());
        tokens = new Tokens(world, app);
        Operations operations = AllOperations.of(simulator, links, hooks, tokens);
        Responder responder = new Responder(time, new RateLimit(time, options.limits()));
        play = new Play(scenario, world, simulator, operations, tokens, hooks);
        router = new Api(world, tokens, responder)
                .router(operations)
                .filter(new FaultFilter(faults, operations, responder, world));
        storage = new StorageApi(world, links).router();
    }

    Tokens tokens() {
        return tokens;
    }

    Play play() {
        return play;
    }

    /** GitHub's API. */
    RouterFunction<ServerResponse> router() {
        return router;
    }

    /** Where logs and artifacts lie. */
    RouterFunction<ServerResponse> storage() {
        return storage;
    }

    /** Ends its runs where they are; no move is made any more when this returns. */
    @Override
    public void close() {
        play.world().change(time::close);
        hooks.close();
    }
}
