package io.actionsgateway.stream.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a fetch that failed is tried again: after 1, 2, 4, 8 and 16 seconds, and no more; all over again after each piece
 * that came. A rate limit is waited for as long as it lasts, with a look each minute. For one log.
 */
final class Retries {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int DOUBLINGS = 6;

    private final int most;
    private final Duration settle;
    private final Clock clock;
    private int failures;

    Retries(LogProperties limits, Clock clock) {
        this.most = limits.retries();
        this.settle = limits.settle();
        this.clock = clock;
    }

    void progressed() {
        failures = 0;
    }

    /** How long to wait; empty when it is given up. */
    Optional<Duration> after(FetchProblem problem, Duration wish, JobState job) {
        return switch (problem) {
            case LIMITED -> Optional.of(shorter(LONGEST, longer(FIRST, wish)));
            case INTERRUPTED -> backoff();
            case LOG_NOT_FOUND -> mayCome(job) ? backoff() : Optional.empty();
            case DENIED, UNUSABLE, INTERNAL -> Optional.empty();
        };
    }

    /** Whether a log that is not there is only late: it comes a little after its job's end. */
    boolean mayCome(JobState job) {
        Instant end = job.completedAt();
        return end == null || end.plus(settle).isAfter(clock.instant());
    }

    private Optional<Duration> backoff() {
        if (failures == most) {
            return Optional.empty();
        }
        long factor = 1L << Math.min(failures++, DOUBLINGS);
        return Optional.of(shorter(LONGEST, FIRST.multipliedBy(factor)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
