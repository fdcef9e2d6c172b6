package io.actionsgateway.api.quota;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * Answers that last for hours: counted apart, so that they take none of the places of a caller's ordinary requests.
 * Thread-safe; holds callers who have any.
 */
@Component
public class OpenStreams {

    private final Crowd streams;

    OpenStreams(StreamLimits limits) {
        this.streams = new Crowd("streams", limits.perCaller(), limits.all());
    }

    /**
     * Takes a place for a stream while it lasts, in exchange for that of the request.
     *
     * @param exchange of the request that it answers
     * @param caller whose stream it is
     * @param stream subscribed to when there is a place
     * @param <T> its items
     * @return the stream; fails with {@link AccessRefusal.QuotaSpent} when the caller has too many of them, with {@link
     *     ApiRefusal.Full} when this replica has
     */
    public <T> Flux<T> within(ServerWebExchange exchange, ApiCaller caller, Flux<T> stream) {
        return Flux.defer(() -> Flux.using(
                () -> streams.enter(caller), here -> stream.doFirst(() -> leave(exchange)), Crowd.Place::leave));
    }

    private static void leave(ServerWebExchange exchange) {
        Crowd.Place ordinary = exchange.getAttribute(Crowd.Place.ATTRIBUTE);
        if (ordinary != null) {
            ordinary.leave();
        }
    }
}
