package io.actionsgateway.platform.duty;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One tenure: performs a duty, turn after turn, on a virtual thread of its own, until it ends. */
final class Term implements Tenure {

    private static final Logger log = LoggerFactory.getLogger(Term.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Duty duty;
    private final Waits waits;
    private final Thread worker;
    private volatile long endNanos;
    private volatile boolean ended;

    Term(Duty duty, Waits waits, long endNanos) {
        this.duty = duty;
        this.waits = waits;
        this.endNanos = endNanos;
        this.worker = Thread.ofVirtual().name(duty.name()).unstarted(this::work);
    }

    void begin() {
        worker.start();
    }

    /** The database has confirmed it once more. */
    void prolong(long untilNanos) {
        endNanos = untilNanos;
    }

    /** Also after the process stood still: the clock behind it does not. */
    @Override
    public boolean holds() {
        return !ended && System.nanoTime() - endNanos < 0;
    }

    /** Ends it, and waits a little for the work to notice. */
    void end() {
        ended = true;
        worker.interrupt();
        try {
            worker.join(FAREWELL);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!ended) {
            try {
                Duration pause = holds() ? duty.turn(this) : AFTER_FAILURE.dividedBy(100);
                BlockingBridge.await(waits.pause(pause), LONGEST);
            } catch (RuntimeException failure) {
                recover(failure);
            }
        }
    }

    private void recover(RuntimeException failure) {
        if (ended) {
            log.debug("{} was interrupted", duty.name(), failure);
            return;
        }
        log.warn("{} failed and goes on in {}", duty.name(), AFTER_FAILURE, failure);
        try {
            BlockingBridge.await(waits.pause(AFTER_FAILURE), LONGEST);
        } catch (RuntimeException interrupted) {
            log.debug("{} was interrupted", duty.name(), interrupted);
        }
    }
}
