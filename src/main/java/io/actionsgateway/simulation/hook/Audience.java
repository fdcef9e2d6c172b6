package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.state.Repository;
import java.util.function.Consumer;

/** Takes events, and says beforehand which ones it wants: the others are not even written. */
public interface Audience extends Consumer<WebhookEvent> {

    /**
     * Whether anybody wants to hear of it.
     *
     * @param event GitHub's name for its kind
     * @param repository it happened in
     */
    boolean wants(String event, Repository repository);

    /** Wants nothing. */
    static Audience nobody() {
        return new Audience() {
            @Override
            public boolean wants(String event, Repository repository) {
                return false;
            }

            @Override
            public void accept(WebhookEvent unwanted) {}
        };
    }

    /** Asks a sink that knows what it wants; any other wants all. */
    static Audience of(Consumer<WebhookEvent> events) {
        return events instanceof Audience audience ? audience : new Everything(events);
    }

    /** Wants all. */
    record Everything(Consumer<WebhookEvent> events) implements Audience {

        @Override
        public boolean wants(String event, Repository repository) {
            return true;
        }

        @Override
        public void accept(WebhookEvent event) {
            events.accept(event);
        }
    }
}
