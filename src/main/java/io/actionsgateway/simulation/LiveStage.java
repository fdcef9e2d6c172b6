package io.actionsgateway.simulation;

import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.control.Control;
import io.actionsgateway.simulation.control.Play;
import io.actionsgateway.simulation.control.Stage;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** The stage of a server: one twin at a time, and the endpoints that change it. */
final class LiveStage implements Stage, AutoCloseable {

    private final MockGitHubOptions options;
    private final String url;
    private final Faults faults;
    private volatile Twin twin;

    LiveStage(MockGitHubOptions options, Scenario scenario, String url) {
        this.options = options;
        this.url = url;
        faults = new Faults(options.randomness());
        twin = new Twin(scenario, options, faults, url);
    }

    HttpHandler handler() {
        return RouterFunctions.toHttpHandler(
                new Control(this).router().and(request -> twin.router().route(request)));
    }

    @Override
    public Play play() {
        return twin.play();
    }

    @Override
    public synchronized void begin(Scenario scenario) {
        twin.close();
        faults.clear();
        twin = new Twin(scenario, options, faults, url);
    }

    @Override
    public Scenario read(String yaml) {
        return Scenario.read(yaml);
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
    public @Nullable URI receiver() {
        Hook hook = options.hook();
        return hook == null ? null : hook.url();
    }

    @Override
    public void close() {
        twin.close();
        options.timeline().close();
    }
}
