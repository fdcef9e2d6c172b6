package io.actionsgateway.simulation;

import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.chaos.FaultFilter;
import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.control.Play;
import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.hook.DeliveryLog;
import io.actionsgateway.simulation.hook.WebhookEvent;
import io.actionsgateway.simulation.hook.WebhookSender;
import io.actionsgateway.simulation.operation.AllOperations;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.Api;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.rest.RateLimit;
import io.actionsgateway.simulation.rest.Responder;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.time.Timeline;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** One world and all that moves, shows and tells it, wired together. A reset makes another one. */
final class Twin implements AutoCloseable {

    private final Timeline time;
    private final @Nullable WebhookSender sender;
    private final Play play;
    private final RouterFunction<ServerResponse> router;

    Twin(Scenario scenario, MockGitHubOptions options, Faults faults, String url) {
        time = options.timeline().episode();
        DeliveryLog deliveries = new DeliveryLog();
        sender = options.hook() == null ? null : new WebhookSender(options.hook(), deliveries);
        Consumer<WebhookEvent> events = sender == null ? unheard -> {} : sender;
        World world = new World(scenario, time, new Ids(options.randomness(), time.now()));
        RunSimulator simulator = new RunSimulator(world, new Announcer(new Payloads(url), world, events));
        Operations operations = AllOperations.of(simulator);
        Responder responder = new Responder(time, new RateLimit(time, options.hourlyLimit()));
        play = new Play(scenario, world, simulator, operations, deliveries);
        router = new Api(world, new Tokens(world), responder)
                .router(operations)
                .filter(new FaultFilter(faults, operations, responder, world));
    }

    Play play() {
        return play;
    }

    /** GitHub's API. */
    RouterFunction<ServerResponse> router() {
        return router;
    }

    /** Ends its runs where they are; no move is made any more when this returns. */
    @Override
    public void close() {
        play.world().change(time::close);
        if (sender != null) {
            sender.close();
        }
    }
}
