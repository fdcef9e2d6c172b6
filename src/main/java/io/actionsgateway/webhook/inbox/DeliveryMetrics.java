package io.actionsgateway.webhook.inbox;

import io.actionsgateway.webhook.WebhookRefusal;
import io.actionsgateway.webhook.event.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts and times deliveries from the request to their end. Thread-safe. */
@Component
public class DeliveryMetrics {

    private static final Duration[] INGEST = millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
    private static final Duration[] PROCESSING =
            millis(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000, 300_000, 1_800_000);

    private static final String FAILED = "failed";
    private static final List<String> REASONS = List.of(
            "not_authentic",
            "unknown_hook",
            "malformed_header",
            "unsupported_body",
            "too_large",
            "too_slow",
            "not_stored",
            FAILED);

    private record Named(String counter, String event, String outcome) {}

    private final MeterRegistry meters;
    private final Clock clock;
    private final Timer ingest;
    private final Timer processing;
    private final Map<Named, Counter> counters = new ConcurrentHashMap<>();

    DeliveryMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.ingest = timer("actions.webhook.ingest", "From a delivery's request until it is durable", INGEST);
        this.processing =
                timer("actions.webhook.processing", "From a delivery's arrival until it is processed", PROCESSING);
        REASONS.forEach(this::refusals);
    }

    /** From the start on, so that the first refusal is seen as one more. */
    private Counter refusals(String reason) {
        return Counter.builder("actions.webhook.refused")
                .description("Requests to hooks that were not taken")
                .tag("reason", reason)
                .register(meters);
    }

    private Timer timer(String name, String description, Duration... buckets) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .register(meters);
    }

    /**
     * A delivery is durable.
     *
     * @param event what its header calls it
     * @param fresh whether it was not known
     * @param nanos since its request came
     */
    public void stored(String event, boolean fresh, long nanos) {
        ingest.record(Duration.ofNanos(nanos));
        count("actions.webhook.received", event, fresh ? "stored" : "known");
    }

    /**
     * A request to a hook was refused.
     *
     * @param failure why
     */
    public void refused(Throwable failure) {
        refusals(failure instanceof WebhookRefusal refusal ? word(refusal) : FAILED)
                .increment();
    }

    private static String word(WebhookRefusal refusal) {
        return switch (refusal) {
            case WebhookRefusal.NotAuthentic _ -> "not_authentic";
            case WebhookRefusal.UnknownHook _ -> "unknown_hook";
            case WebhookRefusal.MalformedHeader _ -> "malformed_header";
            case WebhookRefusal.UnsupportedBody _ -> "unsupported_body";
            case WebhookRefusal.TooLarge _ -> "too_large";
            case WebhookRefusal.TooSlow _ -> "too_slow";
            case WebhookRefusal.NotStored _ -> "not_stored";
        };
    }

    /**
     * A delivery has come to rest, and that is committed.
     *
     * @param finished what became of it
     */
    public void finished(Finished finished) {
        Instant received = finished.claimed().receivedAt();
        processing.record(Duration.between(received, clock.instant()));
        count(
                "actions.webhook.processed",
                finished.claimed().event(),
                finished.state().name().toLowerCase(Locale.ROOT));
    }

    /**
     * A delivery failed and will be tried again.
     *
     * @param claimed the delivery
     */
    public void retried(Claimed claimed) {
        count("actions.webhook.processed", claimed.event(), "retried");
    }

    private void count(String counter, String event, String outcome) {
        counters.computeIfAbsent(new Named(counter, EventType.label(event), outcome), this::counter)
                .increment();
    }

    private Counter counter(Named named) {
        return Counter.builder(named.counter)
                .description(
                        named.counter.endsWith("received")
                                ? "Deliveries that were acknowledged"
                                : "Deliveries that were taken through")
                .tags("event", named.event, "outcome", named.outcome)
                .register(meters);
    }

    private static Duration[] millis(long... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
