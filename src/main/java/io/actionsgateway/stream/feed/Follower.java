package io.actionsgateway.stream.feed;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.stream.EventView;
import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One who follows the log: takes a page from the ring, or from the database where the ring does not reach back to. */
final class Follower {

    private static final int PAGE = 64;
    private static final Duration SOON = Duration.ofMillis(50);

    private final Tailer tailer;
    private final Pages older;
    private final Waits waits;
    private final FeedMetrics metrics;
    private final Predicate<EventView> wanted;
    private final Progress progress;
    private volatile LogPosition place;

    Follower(
            Tailer tailer,
            Pages older,
            Waits waits,
            FeedMetrics metrics,
            Predicate<EventView> wanted,
            Progress progress,
            LogPosition place) {
        this.tailer = tailer;
        this.older = older;
        this.waits = waits;
        this.metrics = metrics;
        this.wanted = wanted;
        this.progress = progress;
        this.place = place;
    }

    /** Endless. A page is looked at when it is asked for, not before. */
    Flux<FeedPage> pages() {
        Flux<FeedPage> behind = Mono.defer(this::next)
                .doOnRequest(more -> progress.asks())
                .repeat()
                .doOnNext(page -> progress.got());
        return Flux.concat(Mono.just(new FeedPage(List.of(), place)), behind);
    }

    /** The next page that moves him on, when there is one. */
    private Mono<FeedPage> next() {
        return BlockingBridge.call(this::look).flatMap(look -> switch (look) {
            case Ring.Look.Found found -> Mono.just(reached(found.events(), found.end()));
            case Ring.Look.Nothing nothing -> nothing.change().then(Mono.defer(this::next));
            case Ring.Look.Older ignored -> older();
        });
    }

    private Mono<FeedPage> older() {
        metrics.ringMisses.increment();
        return older.behind(place)
                .flatMap(page -> page.end().compareTo(place) > 0
                        ? Mono.just(reached(page.events(), page.end()))
                        : waits.pause(SOON).then(Mono.defer(this::next)));
    }

    private Ring.Look look() {
        Ring ring = tailer.ring();
        return ring == null ? new Ring.Look.Older() : ring.after(place, PAGE);
    }

    private FeedPage reached(List<FeedPage.Event> events, LogPosition end) {
        List<FeedPage.Event> his =
                events.stream().filter(event -> wanted.test(event.view())).toList();
        metrics.delivered.increment(his.size());
        place = end;
        return new FeedPage(his, end);
    }
}
