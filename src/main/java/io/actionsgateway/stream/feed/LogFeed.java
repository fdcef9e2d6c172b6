package io.actionsgateway.stream.feed;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.stream.EventFeed;
import io.actionsgateway.stream.EventView;
import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.From;
import io.actionsgateway.stream.LogPosition;
import io.actionsgateway.stream.StreamProperties;
import io.actionsgateway.stream.record.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lets followers in, drops the stuck ones, and lets all go when this replica stops. */
@Component
class LogFeed implements EventFeed, SmartLifecycle {

    private static final int LOOKS_PER_PATIENCE = 4;

    private final EventLog log;
    private final Tailer tailer;
    private final Pages pages;
    private final FeedMetrics metrics;
    private final Duration patience;
    private final Clock clock;
    private final Waits waits;
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    LogFeed(
            EventLog log,
            Tailer tailer,
            Pages pages,
            FeedMetrics metrics,
            StreamProperties properties,
            Clock clock,
            Waits waits) {
        this.log = log;
        this.tailer = tailer;
        this.pages = pages;
        this.metrics = metrics;
        this.patience = properties.patience();
        this.clock = clock;
        this.waits = waits;
    }

    @Override
    public Flux<FeedPage> follow(From from, Predicate<EventView> wanted) {
        return BlockingBridge.call(() -> log.start(from))
                .flatMapMany(place -> following(place, wanted))
                .takeUntilOther(stopping());
    }

    @Override
    public Mono<Void> stopping() {
        return Mono.defer(() -> stopping.asMono());
    }

    private Flux<FeedPage> following(LogPosition place, Predicate<EventView> wanted) {
        Progress progress = new Progress(clock);
        Flux<FeedPage> pagesOfHis = new Follower(tailer, pages, waits, metrics, wanted, progress, place).pages();
        return Flux.using(
                metrics.subscribers::incrementAndGet,
                number -> pagesOfHis.takeUntilOther(stuck(progress)),
                number -> metrics.subscribers.decrementAndGet());
    }

    /** Never completes; fails once the follower is stuck. */
    private Mono<Void> stuck(Progress progress) {
        return Mono.defer(() -> waits.pause(patience.dividedBy(LOOKS_PER_PATIENCE))
                        .then(Mono.fromSupplier(() -> progress.stuck(patience))))
                .repeat()
                .filter(stuck -> stuck)
                .next()
                .flatMap(stuck -> {
                    metrics.stuck.increment();
                    return Mono.error(new FeedRefusal.Stuck());
                });
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stopping.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
