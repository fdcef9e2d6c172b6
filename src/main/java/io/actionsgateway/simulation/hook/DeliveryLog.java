package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The finished deliveries of all hooks. Keeps each for three days of the timeline, as GitHub does, but no more than
 * 10,000 of them and no more than 64 MiB of payloads and answers: beyond that the oldest goes. Thread-safe.
 */
public final class DeliveryLog {

    static final Duration KEPT = Duration.ofDays(3);
    static final int MOST = 10_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int LINES = 1_000;

    private final Timeline timeline;
    private final long mostBytes;
    private final Consumer<WebhookDelivery> listener;
    private final TreeMap<Long, Delivery> deliveries = new TreeMap<>();
    private long bytes;

    /** Tells the listener of each delivery that has ended. */
    DeliveryLog(Timeline timeline, Consumer<WebhookDelivery> listener) {
        this(timeline, listener, MOST_BYTES);
    }

    DeliveryLog(Timeline timeline, Consumer<WebhookDelivery> listener, long mostBytes) {
        this.listener = listener;
        this.timeline = timeline;
        this.mostBytes = mostBytes;
    }

    void add(Delivery delivery) {
        keep(delivery);
        listener.accept(delivery.line());
    }

    private synchronized void keep(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
        bytes += delivery.size();
        forget();
    }

    /** What one hook has delivered, newest first. */
    public synchronized List<Delivery> of(Webhook hook) {
        forget();
        return deliveries.descendingMap().values().stream()
                .filter(delivery -> delivery.hookId() == hook.id())
                .toList();
    }

    /** One delivery of a hook. */
    public synchronized Optional<Delivery> find(Webhook hook, long id) {
        forget();
        return Optional.ofNullable(deliveries.get(id)).filter(delivery -> delivery.hookId() == hook.id());
    }

    /** The latest 1,000 of all hooks, oldest first. */
    public synchronized List<WebhookDelivery> lines() {
        forget();
        return deliveries.values().stream()
                .skip(Math.max(0, deliveries.size() - LINES))
                .map(Delivery::line)
                .toList();
    }

    private void forget() {
        Instant since = timeline.now().minus(KEPT);
        while (!deliveries.isEmpty() && isTooMuch(deliveries.firstEntry().getValue(), since)) {
            bytes -= deliveries.pollFirstEntry().getValue().size();
        }
    }

    private boolean isTooMuch(Delivery oldest, Instant since) {
        return deliveries.size() > MOST
                || bytes > mostBytes
                || oldest.deliveredAt().isBefore(since);
    }
}
