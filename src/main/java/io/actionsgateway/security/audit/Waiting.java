package io.actionsgateway.security.audit;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** An entry in the queue, and whoever waits until it is durable. Without an entry it marks a place in the queue. */
final class Waiting {

    private final @Nullable Told told;
    private final Sinks.@Nullable Empty<Void> outcome;

    private Waiting(@Nullable Told told, Sinks.@Nullable Empty<Void> outcome) {
        this.told = told;
        this.outcome = outcome;
    }

    static Waiting alone(Told told) {
        return new Waiting(told, null);
    }

    static Waiting awaited(Told told) {
        return new Waiting(told, Sinks.empty());
    }

    static Waiting mark() {
        return new Waiting(null, Sinks.empty());
    }

    @Nullable
    Told told() {
        return told;
    }

    boolean isAwaited() {
        return outcome != null;
    }

    Mono<Void> outcome() {
        return outcome == null ? Mono.empty() : outcome.asMono();
    }

    void stored() {
        if (outcome != null) {
            outcome.tryEmitEmpty();
        }
    }

    void refuse(String why) {
        if (outcome != null) {
            outcome.tryEmitError(new AuditUnavailable(why));
        }
    }
}
