package io.actionsgateway.stream.feed;

import io.actionsgateway.stream.From;
import io.actionsgateway.stream.LogPosition;
import io.actionsgateway.stream.StreamProperties;
import io.actionsgateway.stream.record.EventLog;
import io.actionsgateway.stream.record.LogPage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Reads the log for all followers of this replica: when it is woken, and every so often by itself. While an event is there
 * but an older transaction is still under way it looks again soon, because nobody tells when that one ends.
 */
@Component
class Tailer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Tailer.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration SOON = Duration.ofMillis(20);

    private final EventLog events;
    private final Duration poll;
    private final int size;
    private final FeedMetrics metrics;
    private final RunSignalBoard signals;
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Ring ring;
    private volatile boolean running;
    private boolean failing;
    private @Nullable Thread thread;

    Tailer(EventLog events, StreamProperties properties, FeedMetrics metrics, RunSignalBoard signals) {
        this.events = events;
        this.poll = properties.poll();
        this.size = properties.ring();
        this.metrics = metrics;
        this.signals = signals;
    }

    /** Has the log looked at soon; many calls are one. Never blocks. */
    void wake() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /** The newest part of the log; {@code null} until the log could be read for the first time. */
    @Nullable
    Ring ring() {
        return ring;
    }

    private void work() {
        Duration wait = Duration.ZERO;
        try {
            while (running) {
                if (calls.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
                wait = lookSafely(wait);
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away is reported once; the tailer goes on looking, also when memory ran out. */
    private Duration lookSafely(Duration before) {
        try {
            Duration wait = look(before);
            if (failing) {
                log.info("The event log is being read again");
            }
            failing = false;
            return wait;
        } catch (RuntimeException | Error failure) {
            if (!failing) {
                log.error(
                        "The event log cannot be read for now: {}",
                        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
            }
            failing = true;
            return poll;
        }
    }

    /** Says how long to wait before the next look. */
    private Duration look(Duration before) {
        Ring held = ring;
        if (held == null) {
            held = new Ring(size, events.start(new From.Now()));
            ring = held;
        }
        LogPage page = events.read(held.end());
        metrics.looked(page);
        LogPosition end = held.end();
        if (page.end().compareTo(end) > 0) {
            held.append(page.events(), page.end()).run();
            page.events().stream().map(event -> event.view().runId()).distinct().forEach(signals::tell);
        }
        if (page.more()) {
            return Duration.ZERO;
        }
        return page.unsettled().isZero() ? poll : soon(before);
    }

    private Duration soon(Duration before) {
        Duration doubled = before.compareTo(SOON) < 0 ? SOON : before.multipliedBy(2);
        return before.equals(poll) ? SOON : doubled.compareTo(poll) < 0 ? doubled : poll.minusMillis(1);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("event-tailer").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (thread != null) {
                thread.join(poll.plusSeconds(5));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the web server and stops after it: whoever waits for a run is told until the end. */
    @Override
    public int getPhase() {
        return 2;
    }
}
