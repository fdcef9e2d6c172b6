package io.actionsgateway.platform;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One blocking call for all who ask while it is under way: they wait without a thread, and share its result. Thread-safe.
 *
 * @param <T> what the call gives
 */
public final class SingleFlight<T> {

    private final AtomicReference<@Nullable Mono<T>> underWay = new AtomicReference<>();

    /** Nothing is under way. */
    public SingleFlight() {}

    /**
     * Joins the call under way, or starts one.
     *
     * @param call what blocks; whoever gives up waiting does not end it
     * @return its value, or its failure; asks anew for each subscriber
     */
    public Mono<T> join(Callable<T> call) {
        return Mono.defer(() -> {
            Mono<T> running = underWay.get();
            if (running != null) {
                return running;
            }
            Mono<T> mine = BlockingBridge.call(call)
                    .doOnTerminate(() -> underWay.set(null))
                    .cache();
            return underWay.compareAndSet(null, mine) ? mine : join(call);
        });
    }
}
