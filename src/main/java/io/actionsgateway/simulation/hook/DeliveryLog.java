package io.actionsgateway.simulation.hook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The latest 1,000 deliveries, oldest first. Thread-safe. */
public final class DeliveryLog {

    private static final int KEPT = 1_000;

    private final Deque<WebhookDelivery> deliveries = new ArrayDeque<>();
    private final Consumer<WebhookDelivery> listener;

    /** Tells of each line, too. */
    public DeliveryLog(Consumer<WebhookDelivery> listener) {
        this.listener = listener;
    }

    public synchronized void add(WebhookDelivery delivery) {
        if (deliveries.size() == KEPT) {
            deliveries.removeFirst();
        }
        deliveries.addLast(delivery);
        listener.accept(delivery);
    }

    public synchronized List<WebhookDelivery> deliveries() {
        return List.copyOf(deliveries);
    }
}
