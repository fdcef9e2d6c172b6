package io.actionsgateway.github.transport.cache;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks the database only as long as that helps: a failure, or an answer that does not come in time, gives the default
 * instead, and the database is left alone for two seconds. A question outlives whoever has asked it, because interrupting
 * it would cost a connection. Thread-safe, never blocks.
 */
@Component
class DatabaseGuard {

    private static final Logger log = LoggerFactory.getLogger(DatabaseGuard.class);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int MOST = 64;

    private final CacheMetrics metrics;
    private final Waits waits;
    private final Clock clock;
    private final Duration patience;
    private final AtomicInteger open = new AtomicInteger();
    private volatile Instant restsUntil = Instant.EPOCH;

    DatabaseGuard(CacheMetrics metrics, CacheProperties properties, Waits waits, Clock clock) {
        this.metrics = metrics;
        this.patience = properties.patience();
        this.waits = waits;
        this.clock = clock;
    }

    <T> Mono<T> ask(Callable<T> question, T otherwise) {
        return Mono.defer(() -> {
            if (rests() || open.get() >= MOST) {
                metrics.table("read", "dropped", 1);
                return Mono.just(otherwise);
            }
            open.incrementAndGet();
            return Mono.fromFuture(
                            BlockingBridge.call(question)
                                    .doFinally(end -> open.decrementAndGet())
                                    .materialize()
                                    .toFuture(),
                            true)
                    .<T>dematerialize()
                    .timeout(waits.deadline(patience))
                    .onErrorResume(failure -> {
                        failed(failure);
                        return Mono.just(otherwise);
                    });
        });
    }

    /** Not longer than meant, should our clock go back meanwhile. */
    private boolean rests() {
        Duration rest = Duration.between(clock.instant(), restsUntil);
        return rest.isPositive() && rest.compareTo(REST) <= 0;
    }

    private void failed(Throwable failure) {
        restsUntil = clock.instant().plus(REST);
        log.debug("The cache goes on without the database", failure);
        metrics.table("read", "failed", 1);
    }
}
