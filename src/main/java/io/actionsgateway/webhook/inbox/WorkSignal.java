package io.actionsgateway.webhook.inbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Wakes the workers of this replica once per commit. Other replicas need no waking: each wakes its own, and all of them
 * look for themselves every so often. Thread-safe.
 */
@Component
public class WorkSignal {

    private static final int MAX_WAKING = 64;

    private final Semaphore calls = new Semaphore(0);

    /** Wakes one worker; a call is remembered while all of them are busy. */
    public void wake() {
        if (calls.availablePermits() < MAX_WAKING) {
            calls.release();
        }
    }

    /**
     * Waits for a call; blocks.
     *
     * @param limit longest wait
     * @throws InterruptedException when the worker is to stop
     */
    public void await(Duration limit) throws InterruptedException {
        if (calls.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }
}
