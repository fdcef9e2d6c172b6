package io.actionsgateway.simulation.state.setting;

import java.time.Instant;

/**
 * A cache of a repository.
 *
 * @param id GitHub's number of it
 * @param key in full
 * @param ref it belongs to, in full, such as {@code refs/heads/main}
 * @param version hash of what it holds and how it is compressed
 * @param bytes its size
 * @param createdAt when it was saved
 * @param usedAt when it was saved or last restored
 */
public record Cache(long id, String key, String ref, String version, long bytes, Instant createdAt, Instant usedAt) {

    Cache used(Instant now) {
        return new Cache(id, key, ref, version, bytes, createdAt, now);
    }

    boolean is(String otherKey, String otherRef) {
        return key.equals(otherKey) && ref.equals(otherRef);
    }
}
