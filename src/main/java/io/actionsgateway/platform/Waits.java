package io.actionsgateway.platform;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Time that passes, as an input: production waits, a test moves its clock. No thread sleeps. Thread-safe.
 */
public interface Waits {

    /**
     * A wait that is meant to pass, such as the one before a second try.
     *
     * @param length zero or less passes at once
     * @return completes afterwards; cancelling it ends the wait
     */
    Mono<Void> pause(Duration length);

    /**
     * The end of somebody's patience, for {@link Mono#timeout(org.reactivestreams.Publisher)}: not meant to come.
     *
     * @param length from the subscription on
     * @return completes when it has come
     */
    Mono<Void> deadline(Duration length);

    /**
     * Real time.
     *
     * @return waits on Reactor's timer
     */
    static Waits real() {
        return new Waits() {
            @Override
            public Mono<Void> pause(Duration length) {
                return length.isPositive() ? Mono.delay(length).then() : Mono.empty();
            }

            @Override
            public Mono<Void> deadline(Duration length) {
                return Mono.delay(length).then();
            }
        };
    }
}
