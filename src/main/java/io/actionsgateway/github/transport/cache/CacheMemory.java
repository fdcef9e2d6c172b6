package io.actionsgateway.github.transport.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.actionsgateway.platform.HeapShare;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answers that this replica keeps; bounded by bytes. Thread-safe, never blocks. */
@Component
class CacheMemory {

    private static final int PART_OF_HEAP = 12;

    private final Cache<CacheKey, Entry> entries;
    private final Map<Long, Set<CacheKey>> byRun = new ConcurrentHashMap<>();

    CacheMemory(CacheProperties properties, CacheMetrics metrics, Clock clock) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(HeapShare.atMost(properties.memory(), PART_OF_HEAP))
                .weigher((CacheKey key, Entry entry) -> entry.weight())
                .expireAfter(Expiry.writing((CacheKey key, Entry entry) -> life(entry, properties)))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
        metrics.gauge("actions.github.cache.memory.size", "Answers kept in memory", "bytes", this, CacheMemory::bytes);
        metrics.gauge(
                "actions.github.cache.memory.entries",
                "Answers kept in memory",
                "entries",
                this,
                memory -> memory.entries.estimatedSize());
    }

    private static Duration life(Entry entry, CacheProperties properties) {
        return entry.link() ? properties.trust().link() : properties.keep();
    }

    @Nullable
    Entry find(CacheKey key) {
        return entries.getIfPresent(key);
    }

    /** Keeps the younger one if another is there. */
    void put(CacheKey key, Entry entry) {
        Long run = entry.runId();
        if (run != null) {
            byRun.compute(run, (id, keys) -> {
                Set<CacheKey> all = keys == null ? ConcurrentHashMap.newKeySet() : keys;
                all.add(key);
                return all;
            });
        }
        entries.asMap().merge(key, entry, (one, other) -> one.fetchedAt().isAfter(other.fetchedAt()) ? one : other);
    }

    void remove(CacheKey key) {
        entries.invalidate(key);
    }

    void removeRun(long runId) {
        Set<CacheKey> keys = byRun.remove(runId);
        if (keys != null) {
            entries.invalidateAll(keys);
        }
    }

    /** An entry may have come back meanwhile and be missed by the next {@link #removeRun}: its version tells. */
    private void removed(@Nullable CacheKey key, @Nullable Entry entry, RemovalCause cause) {
        Long run = entry == null ? null : entry.runId();
        if (run != null && key != null && cause != RemovalCause.REPLACED) {
            byRun.computeIfPresent(run, (id, keys) -> {
                keys.remove(key);
                return keys.isEmpty() ? null : keys;
            });
        }
    }

    private double bytes() {
        return entries.policy()
                .eviction()
                .map(bound -> (double) bound.weightedSize().orElse(0))
                .orElse(0.0);
    }
}
