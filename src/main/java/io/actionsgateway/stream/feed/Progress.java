package io.actionsgateway.stream.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether a follower takes what there is for him. Thread-safe. */
final class Progress {

    private final Clock clock;
    private long given;
    private long taken;
    private Instant last;

    Progress(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** One more is there for him. */
    synchronized void give() {
        if (taken >= given) {
            last = clock.instant();
        }
        given++;
    }

    /** He took one. */
    synchronized void take() {
        taken++;
        last = clock.instant();
    }

    /** Whether he has taken nothing for so long, though there is something. */
    synchronized boolean stuck(Duration patience) {
        return taken < given && last.plus(patience).isBefore(clock.instant());
    }
}
