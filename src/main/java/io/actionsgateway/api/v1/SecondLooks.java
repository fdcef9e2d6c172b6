package io.actionsgateway.api.v1;

import io.actionsgateway.platform.Waits;
import io.actionsgateway.platform.http.Hangup;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.CallerCheck;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.StreamProperties;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at callers again while their answers last, and ends the answers of those who may not have them any more. */
@Component
class SecondLooks {

    private final CallerCheck door;
    private final StreamProperties settings;
    private final Clock clock;
    private final Waits waits;

    SecondLooks(CallerCheck door, StreamProperties settings, Clock clock, Waits waits) {
        this.door = door;
        this.settings = settings;
        this.clock = clock;
        this.waits = waits;
    }

    /**
     * A caller who was just let in.
     *
     * @param repositories whose runs he must be able to read as long as it lasts
     */
    StreamCaller at(ServerWebExchange exchange, ApiCaller caller, Set<String> repositories) {
        return new StreamCaller(door, exchange, caller, repositories, clock);
    }

    /** Why a caller's stream ends before its time; empty as long as it does not. */
    Mono<String> revoked(StreamCaller caller) {
        return caller.revoked(waits, settings.recheck()).map(StreamCaller.Cut::reason);
    }

    /**
     * A stream as long as its caller may have it.
     *
     * @param last says why it ends before its time; whoever does not take that is hung up on
     */
    <T> Flux<T> stream(ServerWebExchange exchange, StreamCaller caller, Flux<T> told, Function<String, T> last) {
        return new Farewell(waits)
                .of(told, revoked(caller), last, FeedRefusal.Stuck::new)
                .doOnError(FeedRefusal.Stuck.class, _ -> Hangup.on(exchange));
    }

    /** An answer that its caller may still have when it comes; otherwise he is refused, as soon as that is known. */
    <T> Mono<T> answer(StreamCaller caller, Mono<T> answer) {
        Mono<T> looked = answer.flatMap(what -> refused(caller.look()).thenReturn(what));
        return Mono.firstWithSignal(looked, this.<T>refused(caller.revoked(waits, settings.recheck())));
    }

    private <T> Mono<T> refused(Mono<StreamCaller.Cut> cut) {
        return cut.flatMap(why -> Mono.error(why.refusal()));
    }
}
