package io.actionsgateway.webhook.inbox;

import io.actionsgateway.webhook.WebhookRefusal;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A delivery that waits for its commit. Its bytes are released once, when it is settled. */
final class Waiting {

    private final Delivery delivery;
    private final Runnable release;
    private final Sinks.One<Boolean> outcome = Sinks.one();
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile boolean abandoned;

    Waiting(Delivery delivery, Runnable release) {
        this.delivery = delivery;
        this.release = release;
    }

    Delivery delivery() {
        return delivery;
    }

    Mono<Boolean> outcome() {
        return outcome.asMono();
    }

    void stored(boolean fresh) {
        settle();
        outcome.tryEmitValue(fresh);
    }

    void refuse(String reason) {
        settle();
        outcome.tryEmitError(new WebhookRefusal.NotStored(reason));
    }

    /** Its caller was answered 503: it need not be stored any more. */
    void abandon() {
        abandoned = true;
    }

    boolean abandoned() {
        if (abandoned) {
            settle();
        }
        return abandoned;
    }

    private void settle() {
        if (settled.compareAndSet(false, true)) {
            release.run();
        }
    }
}
