package io.actionsgateway.stream.log;

import io.actionsgateway.platform.Waits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends what is not read: between one and one and a half times the patience after the last event that was asked for. */
final class Patience {

    private static final int LOOKS = 2;

    private final Duration patience;
    private final Waits waits;
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private long askedBefore;
    private int idle;

    Patience(Duration patience, Waits waits) {
        this.patience = patience;
        this.waits = waits;
    }

    /** For one subscriber. */
    <T> Flux<T> of(Flux<T> events) {
        return events.doOnRequest(this::asked)
                .doOnNext(_ -> open.decrementAndGet())
                .takeUntilOther(stuck());
    }

    private void asked(long count) {
        asked.incrementAndGet();
        open.accumulateAndGet(count, (one, more) -> one + more < 0 ? Long.MAX_VALUE : one + more);
    }

    private Mono<Void> stuck() {
        return Mono.defer(() -> waits.pause(patience.dividedBy(LOOKS)))
                .then(Mono.fromSupplier(this::isStuck))
                .repeat()
                .filter(stuck -> stuck)
                .next()
                .flatMap(_ -> Mono.error(new ReaderStuck(patience)));
    }

    private boolean isStuck() {
        boolean nothing = open.get() <= 0 && asked.get() == askedBefore;
        askedBefore = asked.get();
        idle = nothing ? idle + 1 : 0;
        return idle >= LOOKS;
    }
}
