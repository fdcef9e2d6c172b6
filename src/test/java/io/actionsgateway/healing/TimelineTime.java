package io.actionsgateway.healing;

import io.actionsgateway.platform.Waits;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The twin's time for the service: its clock, and its pauses. Deadlines stay real: they are not meant to come. */
public final class TimelineTime extends Clock implements Waits {

    private final Timeline timeline;

    public TimelineTime(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Mono<Void> pause(Duration length) {
        if (!length.isPositive()) {
            return Mono.empty();
        }
        return Mono.<Void>create(sink -> timeline.after(length, sink::success)).publishOn(Schedulers.parallel());
    }

    @Override
    public Mono<Void> deadline(Duration length) {
        return Mono.delay(length).then();
    }

    @Override
    public Instant instant() {
        return timeline.now();
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
