package io.actionsgateway.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The two crossings between blocking and reactive code; nothing else in the project names a scheduler or blocks.
 * Blocking calls run on virtual threads ({@code spring.threads.virtual.enabled}).
 */
public final class BlockingBridge {

    private BlockingBridge() {}

    /**
     * Runs a blocking call off the event loop.
     *
     * @param call what blocks; runs once for each subscriber
     * @param <T> what it gives
     * @return its value, or its failure
     */
    public static <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * Waits for a reactive value. Never call it on an event loop: it fails there.
     *
     * @param value what to wait for
     * @param limit longest wait
     * @param <T> what it gives
     * @return the value, or {@code null} when the source is empty
     * @throws IllegalStateException when {@code limit} has passed
     */
    public static <T> @Nullable T await(Mono<T> value, Duration limit) {
        return value.block(limit);
    }
}
