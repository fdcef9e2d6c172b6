package io.actionsgateway;

import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A clock that only moves when it is told to. A pause moves it, as if nothing else happened meanwhile ({@link #skipping})
 * or waits for somebody to {@link #advance} it ({@link #stepped}); a deadline always waits for that. Thread-safe.
 */
public final class ManualTime extends Clock implements Waits {

    private record Alarm(Instant at, MonoSink<Void> sink) {}

    private final boolean skipping;
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now;

    private ManualTime(Instant start, boolean skipping) {
        this.now = start;
        this.skipping = skipping;
    }

    /** Pauses pass at once and move the clock: for one call after the other. */
    public static ManualTime skipping(Instant start) {
        return new ManualTime(start, true);
    }

    /** Pauses end when the clock is moved: for several calls at once. */
    public static ManualTime stepped(Instant start) {
        return new ManualTime(start, false);
    }

    @Override
    public Mono<Void> pause(Duration length) {
        return Mono.defer(() -> {
            synchronized (alarms) {
                pauses.add(length);
            }
            if (!length.isPositive()) {
                return Mono.empty();
            }
            if (skipping) {
                advance(length);
                return Mono.empty();
            }
            return deadline(length);
        });
    }

    @Override
    public Mono<Void> deadline(Duration length) {
        return Mono.create(sink -> {
            synchronized (alarms) {
                Alarm alarm = new Alarm(now.plus(length), sink);
                alarms.add(alarm);
                sink.onDispose(() -> {
                    synchronized (alarms) {
                        alarms.remove(alarm);
                    }
                });
            }
        });
    }

    /** Moves the clock, stopping at each alarm on the way so that what it sets off sees the time it was set to. */
    public void advance(Duration length) {
        Instant end = instant().plus(length);
        while (true) {
            Alarm due;
            synchronized (alarms) {
                Optional<Alarm> first = alarms.stream()
                        .min(Comparator.comparing(Alarm::at))
                        .filter(alarm -> !alarm.at().isAfter(end));
                if (first.isEmpty()) {
                    now = end.isAfter(now) ? end : now;
                    return;
                }
                due = first.get();
                alarms.remove(due);
                now = due.at().isAfter(now) ? due.at() : now;
            }
            due.sink().success();
        }
    }

    /** When the next alarm is set to, if any. */
    public Optional<Instant> next() {
        synchronized (alarms) {
            return alarms.stream().map(Alarm::at).min(Comparator.naturalOrder());
        }
    }

    /** All pauses that were asked for, in order. */
    public List<Duration> pauses() {
        synchronized (alarms) {
            return List.copyOf(pauses);
        }
    }

    @Override
    public Instant instant() {
        synchronized (alarms) {
            return now;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
