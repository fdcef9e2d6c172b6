package io.actionsgateway.api.quota;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * Answers that last for hours: counted apart, so that they take none of the places of a caller's ordinary requests.
 * Thread-safe; holds callers who have any.
 */
@Component
public class OpenStreams {

    private static final Duration LATER = Duration.ofSeconds(10);

    private final ConcurrentMap<Payer, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final StreamLimits limits;

    OpenStreams(StreamLimits limits) {
        this.limits = limits;
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
        return Flux.defer(() -> {
            Payer payer = Payer.of(caller);
            enter(payer);
            Crowd.Place place = exchange.getAttribute(Crowd.Place.ATTRIBUTE);
            if (place != null) {
                place.leave();
            }
            return Flux.using(() -> payer, here -> stream, this::leave);
        });
    }

    private void enter(Payer payer) {
        int his = open.merge(payer, 1, Integer::sum);
        int total = all.incrementAndGet();
        if (his > limits.perCaller()) {
            leave(payer);
            throw new AccessRefusal.QuotaSpent(
                    "This caller may have " + limits.perCaller()
                            + " streams open at the same time. Close one, or follow more with one stream.",
                    LATER);
        }
        if (total > limits.all()) {
            leave(payer);
            throw new ApiRefusal.Full(
                    "This replica has all the streams open that it can serve; try again later.", LATER);
        }
    }

    private void leave(Payer payer) {
        all.decrementAndGet();
        open.computeIfPresent(payer, (who, count) -> count == 1 ? null : count - 1);
    }
}
