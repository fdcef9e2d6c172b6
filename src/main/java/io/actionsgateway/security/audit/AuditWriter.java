package io.actionsgateway.security.audit;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one writer of a replica. Entries that come while a transaction is under way make the next one, so that a commit and
 * the chain's lock are shared exactly when it matters. While the database is away, whoever waits is refused at once, and
 * what nobody waits for is kept and tried again; one whose commit was not confirmed may then be in the chain twice.
 * Never blocks its callers; thread-safe.
 */
@Component
class AuditWriter {

    private static final Logger log = LoggerFactory.getLogger(AuditWriter.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final String AWAY = "The audit log cannot be written now; nothing was done.";

    private final AuditTable table;
    private final AuditMetrics metrics;
    private final AuditProperties limits;
    private final Waits waits;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    /** How often it was woken since it last found nothing to do; whoever makes it 1 does the work. */
    private final AtomicInteger wakes = new AtomicInteger();
    /** What is tried again, by whoever does the work. */
    private final Queue<Waiting> kept = new ArrayDeque<>();

    private final AtomicBoolean pausing = new AtomicBoolean();
    private volatile boolean failing;
    private volatile boolean ended;

    AuditWriter(AuditTable table, AuditMetrics metrics, AuditProperties limits, Waits waits) {
        this.table = table;
        this.metrics = metrics;
        this.limits = limits;
        this.waits = waits;
    }

    /** Whether there was room: for entries that nobody waits for, such as refusals, only in half of the queue. */
    boolean offer(Waiting waiting, boolean important) {
        int most = important ? limits.queue() : limits.queue() / 2;
        if (size.incrementAndGet() > most) {
            size.decrementAndGet();
            return false;
        }
        queue.add(waiting);
        wake();
        return true;
    }

    /** Completes when all that was offered before is written; fails when that cannot be done now. */
    Mono<Void> flush() {
        return Mono.defer(() -> {
            Waiting mark = Waiting.mark();
            size.incrementAndGet();
            queue.add(mark);
            wake();
            return mark.outcome();
        });
    }

    /** Keeps from now on what cannot be written at once. */
    void begin() {
        ended = false;
    }

    /** Tries once more what could not be written, and then gives it up; when the service ends. */
    void abandon() {
        ended = true;
        wake();
    }

    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            BlockingBridge.call(this::drain).subscribe(done -> {}, failure -> {
                log.error("The audit writer stopped", failure);
                wakes.set(0);
            });
        }
    }

    private boolean drain() {
        int heard = wakes.get();
        do {
            boolean on = true;
            for (List<Waiting> batch = next(); on && !batch.isEmpty(); batch = on ? next() : batch) {
                on = write(batch);
            }
            heard = wakes.addAndGet(-heard);
        } while (heard > 0);
        return true;
    }

    private List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        Waiting next = kept.isEmpty() ? queue.poll() : kept.poll();
        while (next != null) {
            batch.add(next);
            boolean full = batch.size() >= limits.batch();
            next = full ? null : kept.isEmpty() ? queue.poll() : kept.poll();
        }
        return batch;
    }

    /** Whether it makes sense to go on at once. */
    private boolean write(List<Waiting> batch) {
        try {
            List<Told> told = batch.stream()
                    .flatMap(each -> Stream.ofNullable(each.told()))
                    .toList();
            if (!told.isEmpty()) {
                table.append(told);
            }
            stored(batch);
            return true;
        } catch (DataIntegrityViolationException unfit) {
            log.error("The audit log does not take an entry", unfit);
            single(batch);
            return true;
        } catch (RuntimeException away) {
            keep(batch, away);
            return false;
        }
    }

    private void single(List<Waiting> batch) {
        if (batch.size() == 1) {
            drop(batch.getFirst(), AWAY);
        } else {
            batch.forEach(each -> write(List.of(each)));
        }
    }

    private void stored(List<Waiting> batch) {
        if (failing) {
            failing = false;
            log.info("The audit log is being written again");
        }
        size.addAndGet(-batch.size());
        for (Waiting each : batch) {
            Told told = each.told();
            if (told != null) {
                metrics.stored(told);
            }
            each.stored();
        }
    }

    /** Whoever waits behind a failed commit is told at once instead of waiting for the same failure. */
    private void keep(List<Waiting> batch, RuntimeException away) {
        if (!failing) {
            failing = true;
            log.error("The audit log cannot be written, writes are answered 503: {}", away.getMessage());
        }
        List<Waiting> all = new ArrayList<>(batch);
        all.addAll(kept);
        kept.clear();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            all.add(next);
        }
        for (Waiting each : all) {
            if (each.isAwaited() || ended) {
                drop(each, AWAY);
            } else {
                kept.add(each);
            }
        }
        if (!kept.isEmpty() && pausing.compareAndSet(false, true)) {
            waits.pause(BETWEEN_TRIES).doOnTerminate(() -> pausing.set(false)).subscribe(_ -> {}, _ -> {}, this::wake);
        }
    }

    private void drop(Waiting waiting, String why) {
        size.decrementAndGet();
        Told told = waiting.told();
        if (told != null) {
            metrics.dropped(told);
        }
        waiting.refuse(why);
    }
}
