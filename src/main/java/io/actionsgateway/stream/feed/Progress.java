package io.actionsgateway.stream.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether a follower goes on asking for more. Thread-safe. */
final class Progress {

    private final Clock clock;
    private boolean asking = true;
    private Instant last;

    Progress(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** He wants a page. */
    synchronized void asks() {
        asking = true;
    }

    /** He has one. */
    synchronized void got() {
        asking = false;
        last = clock.instant();
    }

    /** Whether he has wanted nothing for so long. */
    synchronized boolean stuck(Duration patience) {
        return !asking && last.plus(patience).isBefore(clock.instant());
    }
}
