package io.actionsgateway.run.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts what becomes of dispatches, and how long it takes to find out. */
@Component
class DispatchMetrics {

    private final MeterRegistry meters;
    private final AtomicLong open = new AtomicLong();

    DispatchMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("actions.dispatch.open", open, AtomicLong::get)
                .description("Dispatches of which it is not known what came of them")
                .register(meters);
    }

    void became(DispatchState state) {
        became(state, 1);
    }

    void became(DispatchState state, int entries) {
        Counter.builder("actions.dispatch.states")
                .description("Entries of the dispatch ledger that came into a state")
                .tag("state", state.word())
                .register(meters)
                .increment(entries);
    }

    /** Something unknown was found out. */
    void foundOut(DispatchState state, Duration since) {
        became(state);
        Timer.builder("actions.dispatch.resolution")
                .description("From an unknown dispatch to knowing what came of it")
                .tag("state", state.word())
                .register(meters)
                .record(since);
    }

    void open(long entries) {
        open.set(entries);
    }
}
