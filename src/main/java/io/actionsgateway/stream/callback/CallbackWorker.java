package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.BlockingBridge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * This replica's share of the work: writes messages for runs that have changed, claims what is due and sends it. A virtual
 * thread; nothing it knows is lost with it.
 */
@Component
class CallbackWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CallbackWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_HINTS = 1_000;

    private final Messages messages;
    private final Claims claims;
    private final Entitlement entitlement;
    private final Sender sender;
    private final Origins origins;
    private final Housekeeping housekeeping;
    private final Hints hints;
    private final Wakeup wakeup;
    private final CallbackMetrics metrics;
    private final CallbackProperties limits;
    private final Clock clock;
    private final InFlight underWay = new InFlight();
    private Disposable.Composite sending = Disposables.composite();
    private Instant nextSweep = Instant.MIN;
    private boolean failing;
    private @Nullable Thread thread;
    private volatile boolean running;

    CallbackWorker(
            Messages messages,
            Claims claims,
            Entitlement entitlement,
            Sender sender,
            Origins origins,
            Housekeeping housekeeping,
            Hints hints,
            Wakeup wakeup,
            CallbackMetrics metrics,
            CallbackProperties limits,
            Clock clock) {
        this.messages = messages;
        this.claims = claims;
        this.entitlement = entitlement;
        this.sender = sender;
        this.origins = origins;
        this.housekeeping = housekeeping;
        this.hints = hints;
        this.wakeup = wakeup;
        this.metrics = metrics;
        this.limits = limits;
        this.clock = clock;
    }

    private void work() {
        try {
            while (running) {
                Set<Long> hinted = wakeup.await(POLL);
                if (running) {
                    roundOrReport(hinted);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away is reported once; the worker goes on looking. */
    private void roundOrReport(Set<Long> hinted) {
        try {
            round(hinted);
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.error(
                        "Callbacks cannot be sent for now: {}",
                        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
            }
            failing = true;
        }
    }

    private void round(Set<Long> hinted) {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(limits.sweep());
            sweep();
        } else if (!hinted.isEmpty()) {
            hinted.forEach(hints::follow);
            messages.write(hinted);
        }
        housekeeping.keepWatched();
        int free = limits.concurrency() - underWay.total();
        List<Claimed> claimed = free > 0 ? claims.claim(free, underWay.byHost()) : List.of();
        claimed.forEach(this::send);
    }

    private void sweep() {
        housekeeping.tidy();
        hints.follow(housekeeping.awaited(MOST_HINTS));
        int written = messages.write(null);
        if (written > 0) {
            wakeup.wake();
            nextSweep = Instant.MIN;
        }
        housekeeping.count();
    }

    private void send(Claimed message) {
        underWay.begin(message.host());
        long start = System.nanoTime();
        Disposable.Swap one = Disposables.swap();
        Disposable.Composite all = sending;
        all.add(one);
        one.update(origins.traced(message, sent(message))
                .flatMap(outcome -> BlockingBridge.call(() -> ended(message, outcome, System.nanoTime() - start)))
                .onErrorResume(failure -> {
                    log.warn("What became of {} could not be written down: it is sent again", message.messageId());
                    return Mono.empty();
                })
                .doFinally(_ -> {
                    underWay.end(message.host());
                    all.remove(one);
                    wakeup.look(message.place().runId());
                })
                .subscribe());
    }

    private Mono<Outcome> sent(Claimed message) {
        return BlockingBridge.call(() -> entitlement.lost(message.owner(), message.place()))
                .flatMap(lost -> lost.map(Mono::just).orElseGet(() -> sender.send(message)));
    }

    private Outcome ended(Claimed message, Outcome outcome, long nanos) {
        metrics.tried(outcome);
        claims.finish(message, outcome, Duration.ofNanos(nanos));
        return outcome;
    }

    @Override
    public void start() {
        if (!limits.enabled()) {
            return;
        }
        running = true;
        sending = Disposables.composite();
        nextSweep = Instant.MIN;
        thread = Thread.ofVirtual().name("callback-worker").start(this::work);
    }

    /** What is under way is given up: it is sent again, under the same id, when its claim ends. */
    @Override
    public void stop() {
        running = false;
        wakeup.wake();
        Thread working = thread;
        try {
            if (working != null) {
                working.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        sending.dispose();
        hints.follow(Set.of());
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after what it writes to, and stops before. */
    @Override
    public int getPhase() {
        return 1;
    }
}
