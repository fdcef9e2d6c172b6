package io.actionsgateway.stream.wait;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells those who wait that this replica stops, before the web server begins to wait for them. */
@Component
class Stopping implements SmartLifecycle {

    private volatile Sinks.Empty<Void> told = Sinks.empty();
    private volatile boolean running;

    /** Completes when this replica is about to stop, at once when it is already stopping. */
    Mono<Void> signal() {
        return told.asMono();
    }

    @Override
    public void start() {
        told = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        told.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
