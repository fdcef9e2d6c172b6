package io.actionsgateway.security.audit;

import io.actionsgateway.platform.Waits;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a flood of requests without a valid credential from filling the log: so many a minute are written one by one, the
 * others are counted, and one entry stands for them when the minute ends. Thread-safe.
 */
final class AnonymousRefusals {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Waits waits;
    private final Consumer<AuditEntry> log;
    private boolean running;
    private int written;
    private long beyond;
    private @Nullable AuditEntry first;

    AnonymousRefusals(int most, Waits waits, Consumer<AuditEntry> log) {
        this.most = most;
        this.waits = waits;
        this.log = log;
    }

    void offer(AuditEntry entry) {
        if (begins()) {
            waits.pause(MINUTE).subscribe(_ -> {}, _ -> {}, this::end);
        }
        if (fits(entry)) {
            log.accept(entry);
        }
    }

    private synchronized boolean begins() {
        boolean begins = !running;
        running = true;
        return begins;
    }

    private synchronized boolean fits(AuditEntry entry) {
        if (written < most) {
            written++;
            return true;
        }
        first = first == null ? entry : first;
        beyond++;
        return false;
    }

    /** Sums up what was not written. */
    void end() {
        AuditEntry sum = sum();
        if (sum != null) {
            log.accept(sum);
        }
    }

    private synchronized @Nullable AuditEntry sum() {
        AuditEntry example = first;
        long count = beyond;
        running = false;
        written = 0;
        beyond = 0;
        first = null;
        return example == null ? null : example.standingFor(count);
    }
}
