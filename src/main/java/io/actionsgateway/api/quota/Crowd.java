package io.actionsgateway.api.quota;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** How many requests of a kind each caller has on this replica right now. Thread-safe; holds callers who have any. */
final class Crowd {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final ConcurrentMap<Payer, Integer> present = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final String what;
    private final int most;
    private final int mostOfAll;

    /**
     * An empty one.
     *
     * @param what is counted, in the plural
     */
    Crowd(String what, int most, int mostOfAll) {
        this.what = what;
        this.most = most;
        this.mostOfAll = mostOfAll;
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
        return Mono.defer(() -> Mono.using(() -> enter(caller), what, Place::leave));
    }

    /** Takes a place, or refuses. */
    Place enter(ApiCaller caller) {
        Payer payer = Payer.of(caller);
        boolean full = all.incrementAndGet() > mostOfAll;
        boolean many = present.merge(payer, 1, Integer::sum) > most;
        if (many || full) {
            leave(payer);
            throw many ? tooMany() : tooManyOfAll();
        }
        return new Place(payer);
    }

    int present() {
        return present.size();
    }

    private void leave(Payer payer) {
        all.decrementAndGet();
        present.computeIfPresent(payer, (who, count) -> count == 1 ? null : count - 1);
    }

    private AccessRefusal.QuotaSpent tooMany() {
        return new AccessRefusal.QuotaSpent(
                "You have exceeded a secondary rate limit: this caller may have " + most + " " + what
                        + " under way at the same time. Wait for some of them to end.",
                SOON);
    }

    private ApiRefusal.Full tooManyOfAll() {
        return new ApiRefusal.Full(
                "This replica has all the " + what + " under way that it can serve: " + mostOfAll
                        + ". Try again soon, or at another replica.",
                SOON);
    }
}
