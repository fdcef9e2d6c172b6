package io.actionsgateway.monitor.poll;

import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.RunWatches;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@code actions.monitor.*}: runs to be asked about by reason, polls by outcome, and how late they were by reason. */
@Component
class PollMetrics {

    private final MeterRegistry meters;
    private final RunWatches watches;
    private final Map<Reason, Timer> lags = new EnumMap<>(Reason.class);
    private final Map<Reason, AtomicLong> watched = new EnumMap<>(Reason.class);

    PollMetrics(MeterRegistry meters, RunWatches watches) {
        this.meters = meters;
        this.watches = watches;
        for (Reason reason : Reason.values()) {
            AtomicLong runs = new AtomicLong();
            watched.put(reason, runs);
            Gauge.builder("actions.monitor.watched", runs, AtomicLong::doubleValue)
                    .description("Runs that GitHub is to be asked about")
                    .tag("reason", reason.word())
                    .register(meters);
            lags.put(reason, lag(reason));
        }
    }

    private Timer lag(Reason reason) {
        return Timer.builder("actions.monitor.poll.lag")
                .description("How late looks at runs were")
                .tag("reason", reason.word())
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    void late(Reason reason, Duration lateness) {
        Timer lag = lags.get(reason);
        if (lag != null) {
            lag.record(lateness);
        }
    }

    void count(PollOutcome outcome) {
        Counter.builder("actions.monitor.polls")
                .description("Looks at runs")
                .tag("outcome", outcome.word())
                .register(meters)
                .increment();
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    void measure() {
        watches.count().forEach((reason, runs) -> {
            AtomicLong gauge = watched.get(reason);
            if (gauge != null) {
                gauge.set(runs);
            }
        });
    }
}
