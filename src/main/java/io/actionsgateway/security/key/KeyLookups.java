package io.actionsgateway.security.key;

import io.actionsgateway.platform.BlockingBridge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Looks keys up, all that wait at once in one question, and few questions at a time: a flood of keys that do not exist
 * takes no more than four of the database's connections. Bounded; thread-safe; never blocks who asks.
 */
@Component
class KeyLookups {

    private static final Logger log = LoggerFactory.getLogger(KeyLookups.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_IN_ONE = 200;
    private static final int MOST_AT_ONCE = 4;
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

    private final KeyShelf shelf;
    private final Clock clock;
    private final Map<String, CompletableFuture<Optional<StoredKey>>> waiting = new LinkedHashMap<>();
    private int workers;

    KeyLookups(KeyShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The key as it is in the database at some moment from now on. */
    CompletableFuture<Optional<StoredKey>> find(String hash) {
        CompletableFuture<Optional<StoredKey>> answer;
        boolean begin;
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                return CompletableFuture.failedFuture(
                        new TransientDataAccessResourceException("too many API keys wait to be looked up"));
            }
            answer = waiting.computeIfAbsent(hash, _ -> new CompletableFuture<>());
            begin = workers < MOST_AT_ONCE;
            workers += begin ? 1 : 0;
        }
        if (begin) {
            BlockingBridge.call(this::drain).subscribe(_ -> {}, this::stopped);
        }
        return answer;
    }

    private boolean drain() {
        for (Map<String, CompletableFuture<Optional<StoredKey>>> batch = next(); !batch.isEmpty(); batch = next()) {
            ask(batch);
        }
        return true;
    }

    private Map<String, CompletableFuture<Optional<StoredKey>>> next() {
        Map<String, CompletableFuture<Optional<StoredKey>>> batch = new HashMap<>();
        synchronized (waiting) {
            Iterator<Map.Entry<String, CompletableFuture<Optional<StoredKey>>>> all =
                    waiting.entrySet().iterator();
            while (all.hasNext() && batch.size() < MOST_IN_ONE) {
                Map.Entry<String, CompletableFuture<Optional<StoredKey>>> one = all.next();
                batch.put(one.getKey(), one.getValue());
                all.remove();
            }
            workers -= batch.isEmpty() ? 1 : 0;
        }
        return batch;
    }

    private void ask(Map<String, CompletableFuture<Optional<StoredKey>>> batch) {
        try {
            Map<String, StoredKey> found = shelf.find(batch.keySet());
            batch.forEach((hash, answer) -> answer.complete(Optional.ofNullable(found.get(hash))));
            noteUse(found.values());
        } catch (RuntimeException failure) {
            batch.values().forEach(answer -> answer.completeExceptionally(failure));
        }
    }

    /** Nobody waits for it. A key in use is looked up all the time, so what is missed now is noted the next time. */
    private void noteUse(Collection<StoredKey> found) {
        Instant now = clock.instant();
        List<String> used = found.stream()
                .filter(key -> key.lives(now))
                .filter(key -> key.lastUsedAt() == null
                        || !now.isBefore(key.lastUsedAt().plus(BETWEEN_USES)))
                .map(key -> String.valueOf(key.caller().keyId()))
                .toList();
        try {
            if (!used.isEmpty()) {
                shelf.used(used, now);
            }
        } catch (RuntimeException failure) {
            log.debug("The use of {} API keys was not noted", used.size(), failure);
        }
    }

    private void stopped(Throwable failure) {
        Map<String, CompletableFuture<Optional<StoredKey>>> lost;
        synchronized (waiting) {
            workers--;
            lost = Map.copyOf(waiting);
            waiting.clear();
        }
        lost.values().forEach(answer -> answer.completeExceptionally(failure));
    }
}
