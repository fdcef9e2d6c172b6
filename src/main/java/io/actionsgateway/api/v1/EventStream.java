package io.actionsgateway.api.v1;

import io.actionsgateway.platform.Waits;
import io.actionsgateway.stream.EventFeed;
import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.LogPosition;
import io.actionsgateway.stream.StreamProperties;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** One caller's stream: events, signs of life, and why it ends. Everything passes one place, so that ids only grow. */
final class EventStream {

    private final SseFrames frames;
    private final StreamProperties settings;
    private final Waits waits;
    private LogPosition place = new LogPosition(0, 0, 0);
    private boolean open;

    EventStream(SseFrames frames, StreamProperties settings, Waits waits) {
        this.frames = frames;
        this.settings = settings;
        this.waits = waits;
    }

    private sealed interface Piece {
        record Page(FeedPage page) implements Piece {}

        record Beat() implements Piece {}

        record End(String reason) implements Piece {}
    }

    /**
     * Each inner publisher is written when its turn comes, and flushed. Subscribed to once.
     *
     * @param revoked why the caller may not have it any more
     */
    Flux<Mono<DataBuffer>> of(EventFeed feed, EventQuery query, StreamCaller caller, Mono<String> revoked) {
        Mono<String> ending = Mono.firstWithValue(revoked, feed.stopping().thenReturn("shutdown"));
        Flux<FeedPage> pages = feed.follow(query.from(), event -> query.wants(event) && caller.mayRead(event));
        return new Farewell(waits)
                .of(pieces(pages), ending, Piece.End::new, FeedRefusal.Stuck::new)
                .handle(this::write);
    }

    private Flux<Piece> pieces(Flux<FeedPage> pages) {
        Flux<Piece> beats = Mono.defer(() -> waits.pause(settings.heartbeat()).thenReturn((Piece) new Piece.Beat()))
                .repeat();
        return Flux.merge(1, pages.map(Piece.Page::new), beats);
    }

    private void write(Piece piece, SynchronousSink<Mono<DataBuffer>> out) {
        switch (piece) {
            case Piece.Page(FeedPage page) -> write(page, out);
            case Piece.Beat() -> beat(place, out);
            case Piece.End(String why) -> end(place, why, out);
        }
    }

    private void write(FeedPage page, SynchronousSink<Mono<DataBuffer>> out) {
        place = page.end();
        if (!open) {
            open = true;
            out.next(Mono.fromSupplier(() -> frames.opening(page.end(), settings.retry())));
        } else if (!page.events().isEmpty()) {
            out.next(Mono.fromSupplier(() -> frames.events(page.events())));
        }
    }

    private void beat(LogPosition here, SynchronousSink<Mono<DataBuffer>> out) {
        if (open) {
            out.next(Mono.fromSupplier(() -> frames.beat(here)));
        }
    }

    private void end(LogPosition here, String why, SynchronousSink<Mono<DataBuffer>> out) {
        out.next(Mono.fromSupplier(() -> frames.end(here, why)));
    }
}
