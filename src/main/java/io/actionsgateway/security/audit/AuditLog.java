package io.actionsgateway.security.audit;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * The record of every write and every refusal. Entries are appended to one chain over all replicas, whose hashes show any
 * later change; the logger {@code audit} says each in one line of JSON, also one that the database does not take.
 *
 * <p>Callers without a valid credential can be many: of their refusals a replica writes 60 a minute one by one
 * ({@code actions.security.audit.anonymous-per-minute}), and one entry with a {@code count} stands for the others.
 * Thread-safe.
 */
@Component
public class AuditLog implements SmartLifecycle {

    private static final Logger lines = LoggerFactory.getLogger("audit");
    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final AuditTable table;
    private final AuditWriter writer;
    private final AuditMetrics metrics;
    private final AuditProperties limits;
    private final Clock clock;
    private final Waits waits;
    private final AnonymousRefusals anonymous;
    private volatile boolean running;

    AuditLog(
            AuditTable table,
            AuditWriter writer,
            AuditMetrics metrics,
            AuditProperties limits,
            Clock clock,
            Waits waits) {
        this.table = table;
        this.writer = writer;
        this.metrics = metrics;
        this.limits = limits;
        this.clock = clock;
        this.waits = waits;
        this.anonymous = new AnonymousRefusals(limits.anonymousPerMinute(), waits, this::queue);
    }

    /**
     * Writes an entry before something is done. Never blocks.
     *
     * @param entry about what is to be done
     * @return completes when the entry is durable; fails with {@link AuditUnavailable} when it could not be written in
     *     time: then it must not be done
     */
    public Mono<Void> append(AuditEntry entry) {
        return Mono.defer(() -> {
            Told told = tell(entry);
            Waiting waiting = Waiting.awaited(told);
            if (!writer.offer(waiting, true)) {
                metrics.dropped(told);
                return Mono.error(new AuditUnavailable("Too many audit entries wait; nothing was done."));
            }
            return waiting.outcome()
                    .timeout(
                            waits.deadline(limits.storeTimeout()),
                            Mono.error(() -> new AuditUnavailable("The audit log is too slow; nothing was done.")));
        });
    }

    /**
     * Writes an entry about what has happened, soon. Never blocks, never fails: while the database is away the entry is
     * kept, and when there is no room only the log has it.
     *
     * @param entry about a refusal, or about how a write ended
     */
    public void offer(AuditEntry entry) {
        if (entry.result().outcome() == AuditOutcome.DENIED && entry.who().subject() == null) {
            anonymous.offer(entry);
        } else {
            queue(entry);
        }
    }

    /**
     * Writes an entry at once, within the transaction under way if there is one: then it is on record exactly when that
     * is committed, and the chain is held until it ends. Blocks.
     *
     * @param entry about a write of our own
     * @throws org.springframework.dao.DataAccessException when it cannot be written: then it must not be done
     */
    public void record(AuditEntry entry) {
        Told told = new Told(clock.instant(), entry);
        table.append(java.util.List.of(told));
        afterCommit(() -> {
            lines.info("{}", told.line());
            metrics.stored(told);
        });
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private void queue(AuditEntry entry) {
        Told told = tell(entry);
        if (!writer.offer(Waiting.alone(told), entry.result().outcome() != AuditOutcome.DENIED)) {
            metrics.dropped(told);
        }
    }

    private Told tell(AuditEntry entry) {
        Told told = new Told(clock.instant(), entry);
        lines.info("{}", told.line());
        return told;
    }

    @Override
    public void start() {
        writer.begin();
        running = true;
    }

    /** Writes what waits; the web server, which stops earlier, takes nothing new. */
    @Override
    public void stop() {
        running = false;
        anonymous.end();
        try {
            BlockingBridge.await(writer.flush(), GOODBYE);
        } catch (RuntimeException late) {
            log.warn("The last audit entries are only in the log: {}", late.getMessage());
        }
        writer.abandon();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the web server and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
