package io.actionsgateway.simulation;

import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.control.Control;
import io.actionsgateway.simulation.control.Play;
import io.actionsgateway.simulation.control.Stage;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.recording.Recorder;
import io.actionsgateway.simulation.recording.ServerTap;
import io.actionsgateway.simulation.rest.Front;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** The stage of a server: one twin at a time, and the endpoints that change it. */
final class LiveStage implements Stage, AutoCloseable {

    private final MockGitHubOptions options;
    private final Addresses addresses;
    private final App app = new App();
    private final Recorder recorder;
    private final Faults faults;
    private volatile Twin twin;

    LiveStage(MockGitHubOptions options, Scenario scenario, Addresses addresses) {
        this.options = options;
        this.addresses = addresses;
        recorder = new Recorder(options.timeline());
        faults = new Faults(options.randomness());
        twin = new Twin(scenario, options, addresses, faults, recorder, app);
    }

    /** GitHub's API, and the twin's own endpoints beside it. */
    HttpHandler api() {
        return Front.before(RouterFunctions.toHttpHandler(
                new Control(this).router().and(request -> twin.router().route(request)),
                HandlerStrategies.builder().webFilter(new ServerTap(recorder)).build()));
    }

    HttpHandler storage() {
        return RouterFunctions.toHttpHandler(request -> twin.storage().route(request));
    }

    App app() {
        return app;
    }

    Tokens tokens() {
        return twin.tokens();
    }

    @Override
    public Recorder recorder() {
        return recorder;
    }

    @Override
    public Play play() {
        return twin.play();
    }

    @Override
    public synchronized void begin(Scenario scenario) {
        twin.close();
        faults.clear();
        twin = new Twin(scenario, options, addresses, faults, recorder, app);
    }

    @Override
    public Timeline timeline() {
        return options.timeline();
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public @Nullable Hook receiver() {
        return options.hook();
    }

    @Override
    public void close() {
        twin.close();
        options.timeline().close();
    }
}
