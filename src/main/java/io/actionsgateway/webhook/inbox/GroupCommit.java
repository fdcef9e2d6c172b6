package io.actionsgateway.webhook.inbox;

import io.actionsgateway.webhook.WebhookProperties;
import io.actionsgateway.webhook.WebhookRefusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stores deliveries durably, those that arrive at the same time in one transaction: while one commit is under way the
 * next group gathers, so nobody waits for company and the cost of a commit is shared exactly when it matters.
 *
 * <p>{@link #store} may be called on an event loop; the commits run on threads of their own. A delivery is answered only
 * after its commit, so one that was promised survives any crash.
 */
@Component
public class GroupCommit implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MAX_WAITING = 10_000;
    private static final Duration IDLE = Duration.ofMillis(200);

    private final DeliveryTable table;
    private final WorkSignal signal;
    private final Pressure pressure;
    private final WebhookProperties.Commit limits;
    private final Duration storeTimeout;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean failing = new AtomicBoolean();
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean running;

    GroupCommit(DeliveryTable table, WorkSignal signal, Pressure pressure, WebhookProperties properties) {
        this.table = table;
        this.signal = signal;
        this.pressure = pressure;
        this.limits = properties.commit();
        this.storeTimeout = properties.storeTimeout();
    }

    /**
     * Stores one delivery.
     *
     * @param delivery what GitHub delivered
     * @param release run once when its bytes are no longer held, whether it was stored or not
     * @return whether it is new; fails with {@link WebhookRefusal.NotStored} when it could not be stored in time
     */
    public Mono<Boolean> store(Delivery delivery, Runnable release) {
        return Mono.defer(() -> {
            Waiting entry = new Waiting(delivery, release);
            if (!running || !waiting.offer(entry)) {
                entry.refuse("The service is stopping or overloaded; deliver again later.");
            }
            return entry.outcome()
                    .timeout(storeTimeout)
                    .doOnError(TimeoutException.class, late -> entry.abandon())
                    .onErrorMap(
                            TimeoutException.class,
                            late -> new WebhookRefusal.NotStored("The delivery could not be stored in time."));
        });
    }

    private void write() {
        while (running || !waiting.isEmpty()) {
            try {
                List<Waiting> group = nextGroup();
                if (!group.isEmpty()) {
                    commit(group);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Waiting> nextGroup() throws InterruptedException {
        List<Waiting> group = new ArrayList<>();
        @Nullable Waiting next = waiting.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        long bytes = 0;
        while (next != null) {
            if (!next.abandoned()) {
                group.add(next);
                bytes += next.delivery().body().length;
            }
            boolean full = group.size() >= limits.maxDeliveries()
                    || bytes >= limits.maxBytes().toBytes();
            next = full ? null : waiting.poll();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        try {
            Set<Integer> stored =
                    table.insert(group.stream().map(Waiting::delivery).toList());
            if (failing.compareAndSet(true, false)) {
                log.info("Deliveries are being stored again");
            }
            pressure.committed(group.size());
            if (!stored.isEmpty()) {
                signal.wake();
            }
            for (int i = 0; i < group.size(); i++) {
                group.get(i).stored(stored.contains(i));
            }
        } catch (SQLException | RuntimeException | Error failure) {
            // Also when memory runs out: a writer that dies would leave its group, and all that follow, unanswered.
            refuse(group, failure);
        }
    }

    /** Whoever waits behind a failed commit is told at once instead of waiting for the same failure. */
    private void refuse(List<Waiting> group, Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            log.error("Deliveries cannot be stored and are answered 503: {}", failure.getMessage());
        }
        List<Waiting> refused = new ArrayList<>(group);
        waiting.drainTo(refused);
        refused.forEach(entry -> entry.refuse("The database does not take the delivery now; deliver again later."));
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < limits.writers(); i++) {
            writers.add(Thread.ofPlatform().daemon().name("inbox-writer-" + i).start(this::write));
        }
    }

    /** Lets the writers finish what waits; the web server, which stops earlier, takes nothing new. */
    @Override
    public void stop() {
        running = false;
        try {
            for (Thread writer : writers) {
                writer.join(storeTimeout);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        writers.clear();
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
