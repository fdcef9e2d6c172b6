package io.actionsgateway.security.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.DataAccessResourceFailureException;

/** A shelf that counts, and that can be slow or out of reach. */
final class FakeShelf implements KeyShelf {

    final Map<String, StoredKey> keys = new ConcurrentHashMap<>();
    final List<Set<String>> questions = new CopyOnWriteArrayList<>();
    final List<String> used = new CopyOnWriteArrayList<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    volatile CountDownLatch door = new CountDownLatch(0);
    volatile boolean dead;

    @Override
    public Map<String, StoredKey> find(Collection<String> hashes) {
        questions.add(Set.copyOf(hashes));
        mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            door.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        } finally {
            now.decrementAndGet();
        }
        if (dead) {
            throw new DataAccessResourceFailureException("dead");
        }
        Map<String, StoredKey> found = new HashMap<>(keys);
        found.keySet().retainAll(new ArrayList<>(hashes));
        return found;
    }

    @Override
    public void used(Collection<String> ids, Instant at) {
        used.addAll(ids);
    }
}
