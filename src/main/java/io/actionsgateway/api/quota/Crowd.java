package io.actionsgateway.api.quota;

import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many requests each caller has on this replica right now. Thread-safe; holds callers who have any. */
@Component
class Crowd {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final ConcurrentMap<Payer, Integer> present = new ConcurrentHashMap<>();
    private final int most;

    Crowd(QuotaProperties properties) {
        this.most = properties.concurrentRequests();
    }

    /** A caller's place, which is given back once. */
    final class Place {

        /** Where an exchange keeps it. */
        static final String ATTRIBUTE = Place.class.getName();

        private final Payer payer;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(Payer payer) {
            this.payer = payer;
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                Crowd.this.leave(payer);
            }
        }
    }

    /** Does something for a caller, unless he has too much under way. The place is free again before the end is told. */
    Mono<Void> within(ApiCaller caller, Function<Place, Mono<Void>> what) {
        return Mono.defer(() -> {
            Payer payer = Payer.of(caller);
            if (present.merge(payer, 1, Integer::sum) > most) {
                leave(payer);
                return Mono.error(tooMany());
            }
            return Mono.using(() -> new Place(payer), what, Place::leave);
        });
    }

    int present() {
        return present.size();
    }

    private void leave(Payer payer) {
        present.computeIfPresent(payer, (who, count) -> count == 1 ? null : count - 1);
    }

    private AccessRefusal.QuotaSpent tooMany() {
        return new AccessRefusal.QuotaSpent(
                "You have exceeded a secondary rate limit: this caller may have " + most
                        + " requests under way at the same time. Wait for some of them to end.",
                SOON);
    }
}
