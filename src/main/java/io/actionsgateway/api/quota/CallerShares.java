package io.actionsgateway.api.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Every caller's requests of the running hour, over all replicas: together they never let more through than the limit. A
 * replica takes places in slices of a hundredth of the limit, so that most requests ask no database; what it has not given
 * out when the hour ends is gone. Thread-safe; never blocks.
 */
@Component
public class CallerShares {

    private static final int MOST_CALLERS = 100_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final QuotaTable table;
    private final QuotaProperties properties;
    private final Clock clock;
    private final Waits waits;
    /** Whoever is pushed out loses what is left of his slice here. */
    private final Cache<Payer, Slice> slices = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .executor(Runnable::run)
            .build();

    CallerShares(QuotaTable table, QuotaProperties properties, Clock clock, Waits waits) {
        this.table = table;
        this.properties = properties;
        this.clock = clock;
        this.waits = waits;
    }

    /**
     * What a caller has left.
     *
     * @param caller who asks
     * @return as this replica knows it now
     */
    public CallerShare of(ApiCaller caller) {
        return slice(caller).share(hour(), limit(caller), resetAt());
    }

    /** What somebody unknown has. */
    CallerShare nobodys() {
        return CallerShare.of(0, 0, resetAt());
    }

    /**
     * Takes a place in the running hour.
     *
     * @return the hour, to give the place back; fails with {@link AccessRefusal.QuotaSpent}, or with a
     *     {@link DataAccessException} when nobody can tell
     */
    Mono<Instant> take(ApiCaller caller) {
        return Mono.defer(() -> {
            Instant hour = hour();
            Slice slice = slice(caller);
            return switch (slice.take(hour, limit(caller))) {
                case TAKEN -> Mono.just(hour);
                case SPENT -> Mono.error(spent(caller));
                case EMPTY -> more(caller, slice, hour).then(take(caller));
            };
        });
    }

    /** Gives a place back to the hour that it was taken from. */
    void giveBack(ApiCaller caller, Instant hour) {
        slice(caller).giveBack(hour);
    }

    /** Finds out what other replicas have let through, when this one has had nothing to do with the caller yet. */
    Mono<Void> learn(ApiCaller caller) {
        Instant hour = hour();
        Slice slice = slice(caller);
        if (slice.isKnown(hour, limit(caller))) {
            return Mono.empty();
        }
        return inTime(slice.reservation.join(() -> {
                    int total = table.total(Payer.of(caller), hour).orElse(0);
                    slice.learned(hour, total);
                    return new QuotaTable.Reserved(0, total);
                }))
                .onErrorComplete(DataAccessException.class);
    }

    private Mono<Void> more(ApiCaller caller, Slice slice, Instant hour) {
        int limit = limit(caller);
        return Mono.defer(() -> {
                    slice.waits();
                    return inTime(slice.reservation.join(() -> {
                        QuotaTable.Reserved got = table.reserve(Payer.of(caller), hour, slice.wanted(limit), limit);
                        slice.got(hour, got);
                        return got;
                    }));
                })
                .doOnTerminate(slice::waitsNoMore)
                .doOnCancel(slice::waitsNoMore);
    }

    /** Who gives up waiting leaves the statement to the others, so that a dead database holds one thread for each caller. */
    private Mono<Void> inTime(Mono<QuotaTable.Reserved> statement) {
        return statement
                .timeout(
                        waits.deadline(LONGEST_WAIT),
                        Mono.error(() -> new QueryTimeoutException("The caller's quota cannot be counted now.")))
                .then();
    }

    private AccessRefusal.QuotaSpent spent(ApiCaller caller) {
        Duration wait = Duration.between(clock.instant(), resetAt());
        return new AccessRefusal.QuotaSpent(
                "API rate limit exceeded: this caller may send " + limit(caller) + " requests an hour. Try again in "
                        + Math.max(1, wait.toSeconds()) + " seconds.",
                wait);
    }

    private Slice slice(ApiCaller caller) {
        return slices.get(Payer.of(caller), any -> new Slice());
    }

    private int limit(ApiCaller caller) {
        Integer own = caller.hourlyLimit();
        return own == null ? properties.requestsPerHour() : Math.max(0, own);
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private Instant resetAt() {
        return hour().plus(1, ChronoUnit.HOURS);
    }
}
