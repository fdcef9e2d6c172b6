package io.actionsgateway.stream.callback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts tries by outcome, and shows how many callbacks are open, as the last sweep of this replica saw them. */
@Component
class CallbackMetrics {

    private final MeterRegistry meters;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong sending = new AtomicLong();

    CallbackMetrics(MeterRegistry meters) {
        this.meters = meters;
        Map.of("waiting", waiting, "sending", sending)
                .forEach((state, count) -> Gauge.builder("actions.callbacks.open", count, AtomicLong::doubleValue)
                        .description("Callbacks that wait for their run, or have a message to be taken")
                        .tag("state", state)
                        .register(meters));
    }

    void tried(Outcome outcome) {
        Counter.builder("actions.callbacks.attempts")
                .description("Tries to deliver a message")
                .tag("outcome", outcome.word())
                .register(meters)
                .increment();
    }

    void open(long waitingNow, long sendingNow) {
        waiting.set(waitingNow);
        sending.set(sendingNow);
    }
}
