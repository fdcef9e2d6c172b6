package io.actionsgateway.monitor.poll;

import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.WatchClaim;
import io.actionsgateway.run.watch.WatchClaims;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Asks about runs that are due for some reasons, a few at once: who is waited for is not held up by a thousand gaps. Each
 * run has a virtual thread for as long as it is asked about.
 */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final List<Reason> reasons;
    private final int width;
    private final WatchClaims claims;
    private final RunPoll poll;
    private final PollProperties properties;
    private final Semaphore places;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean failing = new AtomicBoolean();

    Lane(List<Reason> reasons, int width, WatchClaims claims, RunPoll poll, PollProperties properties) {
        this.reasons = List.copyOf(reasons);
        this.width = width;
        this.claims = claims;
        this.poll = poll;
        this.properties = properties;
        this.places = new Semaphore(width);
    }

    /** Runs until it is stopped. */
    void work() {
        try {
            boolean idle = false;
            while (!stop.await(idle ? properties.idle().toMillis() : 0, TimeUnit.MILLISECONDS)) {
                places.acquire();
                idle = !began(1 + places.drainPermits());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean began(int free) {
        List<WatchClaim> due = stop.getCount() == 0 ? List.of() : due(free);
        places.release(free - due.size());
        due.forEach(
                claim -> Thread.ofVirtual().name("run-poll-" + claim.runId()).start(() -> take(claim)));
        return !due.isEmpty();
    }

    /** A database that is away is reported once. */
    private List<WatchClaim> due(int most) {
        try {
            List<WatchClaim> due = claims.claim(reasons, most, properties.lease());
            if (failing.compareAndSet(true, false)) {
                log.info("Runs are being asked about again");
            }
            return due;
        } catch (RuntimeException failure) {
            if (failing.compareAndSet(false, true)) {
                log.error("Runs cannot be asked about for now: {}", reason(failure));
            }
            return List.of();
        }
    }

    /** What fails here comes back when its claim ends. */
    private void take(WatchClaim claim) {
        try {
            poll.take(claim);
        } catch (RuntimeException failure) {
            log.warn("Run {} was not asked about: {}", claim.runId(), reason(failure));
        } finally {
            places.release();
        }
    }

    private static String reason(RuntimeException failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }

    /** Lets what is under way come to its end. */
    void stop() throws InterruptedException {
        stop.countDown();
        if (!places.tryAcquire(width, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            log.info("Some runs are still being asked about; others will take them over");
        }
    }
}
