package io.actionsgateway.github.transport.cache;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers that all replicas share. Blocking; thread-safe. */
interface ResponseStore {

    /** Whoever asks with another partition's key finds nothing. */
    @Nullable
    Entry find(CacheKey key);

    /** Replaces one that is not younger. */
    void put(CacheKey key, Entry entry);

    /** Notes that GitHub has confirmed this very body; false if it is not there. */
    boolean confirm(CacheKey key, Entry entry);

    void remove(CacheKey key);

    /** Removes what was fetched about some runs before a moment, which differs from run to run. */
    void removeRuns(Map<Long, Instant> before);

    /** Removes what nobody has asked for in a long time, and the oldest of what is too much. */
    void makeRoom();
}
