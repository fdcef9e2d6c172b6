package io.actionsgateway.monitor.poll;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says how long not to ask GitHub about a run: the longer nothing has changed, the longer. Pure but for the chance given
 * to it.
 *
 * <p>With the defaults, before jitter:
 *
 * <table>
 * <caption>Worked numbers</caption>
 * <tr><th>nothing new for</th><th>webhooks late</th><th>silent</th><th>fresh</th></tr>
 * <tr><td>0 s</td><td>3 s</td><td>3 s</td><td>60 s</td></tr>
 * <tr><td>1 min</td><td>6 s</td><td>12 s</td><td>60 s</td></tr>
 * <tr><td>4 min</td><td>24 s</td><td>48 s</td><td>2 min</td></tr>
 * <tr><td>1 h</td><td>30 s</td><td>60 s</td><td>5 min</td></tr>
 * </table>
 *
 * <p>A run that is held back is asked about at a quarter of the pace. One that has ended, every 90 s as long as somebody
 * waits for its re-run. One that GitHub does not know, every 3 s in the first minute, then as rarely as is heard of it.
 * Failures: 3 s, 6 s, 12 s … 5 min. Jitter is a fifth more or less, but only more where GitHub or our budget names a time.
 *
 * @param settings the bounds
 * @param random from 0 to 1
 */
record PollSchedule(PollProperties.Schedule settings, DoubleSupplier random) {

    private static final int HELD = 4;
    private static final int MOST_DOUBLINGS = 16;

    Duration next(Situation situation) {
        return switch (situation) {
            case Situation.Failed failed -> retry(failed);
            case Situation.Live _, Situation.Ended _, Situation.Absent _ -> jittered(interval(situation));
        };
    }

    /** Without jitter. */
    Duration interval(Situation situation) {
        return switch (situation) {
            case Situation.Live live -> live(live);
            case Situation.Ended _ -> settings.ended();
            case Situation.Absent absent -> absent(absent);
            case Situation.Failed failed -> backoff(failed.failures());
        };
    }

    private Duration live(Situation.Live live) {
        Duration interval = pace(live.quiet(), live.webhooks());
        return live.held() ? shorter(interval.multipliedBy(HELD), settings.slow()) : interval;
    }

    private Duration pace(Duration quiet, Webhooks webhooks) {
        return switch (webhooks) {
            case LATE -> between(settings.fast(), quiet.dividedBy(10), settings.late());
            case SILENT -> between(settings.fast(), quiet.dividedBy(5), settings.silent());
            case FRESH -> between(settings.fresh(), quiet.dividedBy(2), settings.slow());
        };
    }

    private Duration absent(Situation.Absent absent) {
        boolean notYet = !absent.heard() && absent.wished().compareTo(settings.unknownFor()) < 0;
        return notYet
                ? settings.fast()
                : between(settings.late(), absent.wished().dividedBy(2), settings.slow());
    }

    private Duration retry(Situation.Failed failed) {
        Duration named = failed.retryAfter();
        Duration backoff = backoff(failed.failures());
        return named == null ? jittered(backoff) : later(named);
    }

    private Duration backoff(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        return shorter(settings.fast().multipliedBy(1L << doublings), settings.backoff());
    }

    private Duration jittered(Duration interval) {
        return scaled(interval, 1 + settings.jitter() * (2 * random.getAsDouble() - 1));
    }

    /** All who were told the same time do not come back at once. */
    private Duration later(Duration named) {
        return scaled(between(settings.fast(), named, null), 1 + settings.jitter() * random.getAsDouble());
    }

    private static Duration scaled(Duration interval, double factor) {
        return Duration.ofMillis(Math.round((double) interval.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration between(Duration least, Duration wanted, @Nullable Duration most) {
        Duration enough = wanted.compareTo(least) < 0 ? least : wanted;
        return most == null ? enough : shorter(enough, most);
    }
}
