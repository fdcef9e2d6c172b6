package io.actionsgateway.stream.wait;

import io.actionsgateway.stream.wait.Waited.Ending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** {@code actions.stream.*}: who waits on this replica, for how many runs, and how waits end. */
@Component
class WaitMetrics {

    private final MeterRegistry meters;
    private final AtomicInteger waiters = new AtomicInteger();

    WaitMetrics(MeterRegistry meters, WatchedRuns watched) {
        this.meters = meters;
        Gauge.builder("actions.stream.waiters", waiters, AtomicInteger::get)
                .description("Those who wait for runs, on this replica")
                .register(meters);
        Gauge.builder("actions.stream.waited.runs", watched, WatchedRuns::count)
                .description("Runs that are waited for, on this replica")
                .register(meters);
    }

    Flux<Progress> counted(Flux<Progress> wait) {
        return wait.doOnSubscribe(begun -> waiters.incrementAndGet())
                .doOnNext(this::end)
                .doFinally(end -> waiters.decrementAndGet());
    }

    private void end(Progress progress) {
        if (progress instanceof Progress.Over over) {
            Ending ending = over.waited().ending();
            Counter.builder("actions.stream.waits")
                    .description("Waits that have ended")
                    .tag("ending", ending.name().toLowerCase(Locale.ROOT))
                    .register(meters)
                    .increment();
        }
    }
}
