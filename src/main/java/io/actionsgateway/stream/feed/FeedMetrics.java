package io.actionsgateway.stream.feed;

import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.record.LogPage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** How well the feed keeps up. Thread-safe. */
@Component
class FeedMetrics {

    final AtomicInteger subscribers = new AtomicInteger();
    final Counter delivered;
    final Counter stuck;
    final Counter ringMisses;

    private final Clock clock;
    private final Timer delay;
    private volatile Instant lookedAt;
    private volatile Duration unsettled = Duration.ZERO;

    FeedMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.lookedAt = clock.instant();
        this.delivered = counter(registry, "delivered", "Events handed to subscribers");
        this.stuck = counter(registry, "stuck", "Subscribers cut off because they did not take what they were sent");
        this.ringMisses = counter(registry, "ring.misses", "Pages read for subscribers that were behind");
        this.delay = Timer.builder("actions.stream.delay")
                .description("From an event's transaction until this replica read it")
                .register(registry);
        Gauge.builder("actions.stream.subscribers", subscribers, AtomicInteger::get)
                .description("Open streams of this replica")
                .register(registry);
        Gauge.builder("actions.stream.look.age", this, FeedMetrics::lookAge)
                .description("Since this replica last looked into the log of events")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("actions.stream.horizon.age", () -> unsettled.toMillis() / 1000.0)
                .description("Age of the oldest transaction that holds events back")
                .baseUnit("seconds")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String what, String description) {
        return Counter.builder("actions.stream." + what)
                .description(description)
                .register(registry);
    }

    void looked(LogPage page) {
        lookedAt = clock.instant();
        unsettled = page.unsettled();
        if (!page.events().isEmpty()) {
            FeedPage.Event oldest = page.events().getFirst();
            Duration late = Duration.between(oldest.view().recordedAt(), lookedAt);
            delay.record(late.isNegative() ? Duration.ZERO : late);
        }
    }

    private double lookAge() {
        return Duration.between(lookedAt, clock.instant()).toMillis() / 1000.0;
    }
}
