package io.actionsgateway.github.transport.cache;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A shared store in memory, which can fail. */
final class FakeStore implements ResponseStore {

    final Map<CacheKey, Entry> entries = new ConcurrentHashMap<>();
    final Map<Long, Instant> dropped = new ConcurrentHashMap<>();
    final AtomicInteger puts = new AtomicInteger();
    final AtomicInteger confirmed = new AtomicInteger();
    volatile boolean down;
    volatile Runnable held = () -> {};

    @Override
    public @Nullable Entry find(CacheKey key) {
        check();
        return entries.get(key);
    }

    @Override
    public void put(CacheKey key, Entry entry) {
        check();
        held.run();
        puts.incrementAndGet();
        entries.put(key, entry);
    }

    @Override
    public boolean confirm(CacheKey key, Entry entry) {
        check();
        confirmed.incrementAndGet();
        return entries.replace(key, entry) != null;
    }

    @Override
    public void remove(CacheKey key) {
        check();
        entries.remove(key);
    }

    @Override
    public void removeRuns(Map<Long, Instant> before) {
        check();
        dropped.putAll(before);
        before.forEach((id, at) -> entries.values()
                .removeIf(entry -> id.equals(entry.runId()) && entry.fetchedAt().isBefore(at)));
    }

    @Override
    public void makeRoom() {
        check();
    }

    private void check() {
        if (down) {
            throw new IllegalStateException("the database is down");
        }
    }
}
