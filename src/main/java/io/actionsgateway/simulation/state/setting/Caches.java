package io.actionsgateway.simulation.state.setting;

import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The caches of a repository. What nobody used for too long is gone, and the longest unused goes first when they are too
 * large together or more than 10,000.
 */
public final class Caches {

    private static final int MOST = 10_000;

    private final CacheLimits limits = new CacheLimits();
    private final List<Cache> caches = new ArrayList<>();

    public CacheLimits limits() {
        return limits;
    }

    /** Keeps a cache that a job made; nothing when there is one of that key already, which stays as it is. */
    public Optional<Cache> save(long id, String key, String ref, long bytes, Instant now) {
        if (all(now).stream().anyMatch(known -> known.is(key, ref))) {
            return Optional.empty();
        }
        Cache cache = new Cache(id, key, ref, version(key), bytes, now, now);
        caches.add(cache);
        evict(now);
        return Optional.of(cache);
    }

    private static String version(String key) {
        return HexFormat.of().formatHex(Digests.sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Gives a cache to a job, so that it counts as used. */
    public Optional<Cache> restore(String key, String ref, Instant now) {
        Optional<Cache> found =
                all(now).stream().filter(known -> known.is(key, ref)).findFirst();
        return found.map(known -> {
            caches.remove(known);
            caches.add(known.used(now));
            return known.used(now);
        });
    }

    /** Those that are kept still. */
    public List<Cache> all(Instant now) {
        evict(now);
        return List.copyOf(caches);
    }

    private void evict(Instant now) {
        caches.removeIf(cache -> cache.usedAt().plus(limits.age()).isBefore(now));
        caches.sort(Comparator.comparing(Cache::usedAt).thenComparingLong(Cache::id));
        while (caches.size() > MOST || bytes() > limits.bytes()) {
            caches.removeFirst();
        }
    }

    private long bytes() {
        return caches.stream().mapToLong(Cache::bytes).sum();
    }

    /** Deletes some, and tells which. */
    public List<Cache> drop(Predicate<Cache> which, Instant now) {
        List<Cache> dropped = all(now).stream().filter(which).toList();
        caches.removeAll(dropped);
        return dropped;
    }
}
