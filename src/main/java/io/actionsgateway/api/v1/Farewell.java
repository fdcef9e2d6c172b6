package io.actionsgateway.api.v1;

import io.actionsgateway.platform.Waits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Ends a stream for a reason: what was not taken before it is dropped, the last thing said is the reason. */
final class Farewell {

    /** How long a client has to take the reason before its connection is cut. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Waits waits;

    Farewell(Waits waits) {
        this.waits = waits;
    }

    /**
     * A stream that ends when there is a reason.
     *
     * @param reason watched while somebody reads; when it is empty, the stream ends by itself only
     * @param last says it
     * @param cut what the stream fails with for a reader who does not take that
     */
    <T> Flux<T> of(Flux<T> told, Mono<String> reason, Function<String, T> last, Supplier<? extends Throwable> cut) {
        return Flux.defer(() -> {
            Sinks.One<String> ending = Sinks.one();
            AtomicReference<@Nullable String> why = new AtomicReference<>();
            Mono<T> end = Mono.defer(() -> Mono.justOrEmpty(why.get()).map(last));
            return Flux.using(
                    () -> reason.doOnNext(why::set).subscribe(ending::tryEmitValue),
                    _ -> told.takeUntilOther(ending.asMono()).concatWith(end).takeUntilOther(late(ending, cut)),
                    Disposable::dispose);
        });
    }

    private Mono<Void> late(Sinks.One<String> ending, Supplier<? extends Throwable> cut) {
        return ending.asMono().flatMap(_ -> waits.pause(PATIENCE)).then(Mono.error(cut));
    }
}
