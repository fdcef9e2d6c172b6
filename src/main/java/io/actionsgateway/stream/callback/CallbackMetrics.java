package io.actionsgateway.stream.callback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts tries by outcome, and shows what is open and what is late, as the last sweep of this replica saw it. */
@Component
class CallbackMetrics {

    private final MeterRegistry meters;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong sending = new AtomicLong();
    private volatile double lateSeconds;

    CallbackMetrics(MeterRegistry meters) {
        this.meters = meters;
        Map.of("waiting", waiting, "sending", sending)
                .forEach((state, count) -> Gauge.builder("actions.callbacks.open", count, AtomicLong::doubleValue)
                        .description("Callbacks that wait for their run, or have a message to be taken")
                        .tag("state", state)
                        .register(meters));
        Gauge.builder("actions.callbacks.due.age", () -> lateSeconds)
                .description("Since the oldest message that nobody is sending was due")
                .baseUnit("seconds")
                .register(meters);
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

    void late(double seconds) {
        lateSeconds = seconds;
    }
}
