package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.rest.Windows.Window;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps callers within GitHub's limits: the hourly budget, which is told with every answer, and the secondary ones, which
 * show only when they refuse. GitHub counts by user; the twin counts by token as long as nobody says whose it is, so that
 * callers can be told apart. Thread-safe.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
 */
public final class RateLimit {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Timeline timeline;
    private final Limits limits;
    private final Windows hours = new Windows(HOUR);
    private final Windows points = new Windows(MINUTE);
    private final Windows contentMinutes = new Windows(MINUTE);
    private final Windows contentHours = new Windows(HOUR);
    private final Map<String, Integer> underWay = new HashMap<>();

    public RateLimit(Timeline timeline, Limits limits) {
        this.timeline = timeline;
        this.limits = limits;
    }

    int status() {
        return limits.status();
    }

    /** Lets a request in, which leaves later, unless it is too much. */
    synchronized @Nullable Excess enter(Spender spender, Operation operation) {
        Instant now = timeline.now();
        Window hour = hours.at(spender.key(), now);
        if (!operation.isFree() && !hour.hasRoom(1, hourly(spender))) {
            return new Excess.Primary();
        }
        int open = underWay.getOrDefault(spender.key(), 0);
        if (open >= limits.atOnce()) {
            return new Excess.Secondary(MINUTE);
        }
        Excess excess = spend(spender, operation, now);
        if (excess == null) {
            underWay.put(spender.key(), open + 1);
        }
        return excess;
    }

    private @Nullable Excess spend(Spender spender, Operation operation, Instant now) {
        Window minute = points.at(operation.id() + " " + spender.key(), now);
        if (!minute.hasRoom(operation.points(), limits.points())) {
            return new Excess.Secondary(minute.left(now));
        }
        minute.use(operation.points());
        return operation.createsContent() ? create(spender, now) : null;
    }

    private @Nullable Excess create(Spender spender, Instant now) {
        Window hour = contentHours.at(spender.key(), now);
        Window minute = contentMinutes.at(spender.key(), now);
        if (!hour.hasRoom(1, limits.contentPerHour())) {
            return new Excess.Content(hour.left(now));
        }
        if (!minute.hasRoom(1, limits.contentPerMinute())) {
            return new Excess.Content(minute.left(now));
        }
        hour.use(1);
        minute.use(1);
        return null;
    }

    synchronized void leave(Spender spender) {
        underWay.computeIfPresent(spender.key(), (key, open) -> open == 1 ? null : open - 1);
    }

    /** What is left, after a request was counted that was not free. */
    synchronized Budget count(Spender spender, boolean free) {
        Window hour = hours.at(spender.key(), timeline.now());
        if (!free && hour.hasRoom(1, hourly(spender))) {
            hour.use(1);
        }
        return new Budget(hourly(spender), hour.used(), hour.reset());
    }

    private int hourly(Spender spender) {
        return spender.anonymous() ? limits.hourlyWithoutToken() : limits.hourly();
    }
}
