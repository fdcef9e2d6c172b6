package io.actionsgateway.stream.callback;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes this replica's worker, and says which runs it should look at. What is lost here the sweep finds. Thread-safe. */
@Component("callbackWakeup")
class Wakeup {

    private static final int MOST = 1_000;

    private final Semaphore woken = new Semaphore(0);
    private final Set<Long> runs = ConcurrentHashMap.newKeySet();

    /** Wakes the worker for a run. */
    void look(long runId) {
        if (runs.size() < MOST) {
            runs.add(runId);
        }
        wake();
    }

    /** The same once the transaction under way has been committed. */
    void afterCommit(long runId) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            look(runId);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                look(runId);
            }
        });
    }

    /** Wakes the worker. */
    void wake() {
        woken.release();
    }

    /** Waits until somebody wakes it or the time is over; gives the runs to look at. */
    Set<Long> await(Duration limit) throws InterruptedException {
        boolean _ = woken.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
        Set<Long> named = new HashSet<>(runs);
        runs.removeAll(named);
        return named;
    }
}
