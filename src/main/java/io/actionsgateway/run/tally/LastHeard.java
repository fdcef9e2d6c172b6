package io.actionsgateway.run.tally;

import io.actionsgateway.run.Confirmed;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** When this replica last heard GitHub speak of each repository, by a delivery or by an answer. Thread-safe. */
@Component
class LastHeard {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();

    LastHeard(Clock clock) {
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void confirmed(Confirmed confirmed) {
        Instant now = clock.instant();
        for (String repository : confirmed.repositories()) {
            if (heard.size() < MOST || heard.containsKey(repository)) {
                heard.put(repository, now);
            }
        }
    }

    /** The newest moment for each of the given labels, at most; sorted by label. */
    Map<String, Instant> newest(Places places) {
        Map<String, Instant> newest = new TreeMap<>();
        heard.forEach((repository, at) ->
                newest.merge(places.repository(repository), at, (one, other) -> one.isAfter(other) ? one : other));
        return newest;
    }
}
