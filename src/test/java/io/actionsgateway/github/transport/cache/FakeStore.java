package io.actionsgateway.github.transport.cache;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A shared store in memory, which can fail. */
final class FakeStore implements ResponseStore {

    final Map<CacheKey, Entry> entries = new ConcurrentHashMap<>();
    final Map<Long, Instant> dropped = new ConcurrentHashMap<>();
    volatile boolean down;

    @Override
    public @Nullable Entry find(CacheKey key) {
        check();
        return entries.get(key);
    }

    @Override
    public void put(CacheKey key, Entry entry) {
        check();
        entries.put(key, entry);
    }

    @Override
    public void confirm(CacheKey key, Entry entry) {
        check();
        entries.replace(key, entry);
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
