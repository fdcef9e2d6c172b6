package io.actionsgateway.stream.feed;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.stream.LogPosition;
import io.actionsgateway.stream.StreamProperties;
import io.actionsgateway.stream.record.EventLog;
import io.actionsgateway.stream.record.LogPage;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reads pages for followers who are behind the ring, few at a time: many who come back at once after a restart take no more
 * than that many of the database's connections. Thread-safe; never blocks.
 */
@Component
class Pages {

    private record Wish(LogPosition after, Sinks.One<LogPage> answer) {}

    private final Sinks.Many<Wish> wishes = Sinks.many().unicast().onBackpressureBuffer();
    private final EventLog log;

    Pages(EventLog log, StreamProperties properties) {
        this.log = log;
        wishes.asFlux().flatMap(this::fulfil, properties.readers()).subscribe();
    }

    Mono<LogPage> behind(LogPosition place) {
        return Mono.defer(() -> {
            Wish wish = new Wish(place, Sinks.one());
            synchronized (wishes) {
                wishes.emitNext(wish, Sinks.EmitFailureHandler.FAIL_FAST);
            }
            return wish.answer().asMono();
        });
    }

    private Mono<LogPage> fulfil(Wish wish) {
        return BlockingBridge.call(() -> log.read(wish.after()))
                .doOnNext(page -> wish.answer().tryEmitValue(page))
                .doOnError(failure -> wish.answer().tryEmitError(failure))
                .onErrorComplete();
    }
}
