package io.actionsgateway.github;

import io.actionsgateway.github.client.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which cache entries, and in which order; {@code null} leaves it to GitHub.
 *
 * @param ref whole ref, such as {@code refs/heads/main} or {@code refs/pull/7/merge}
 * @param key how keys begin
 * @param sort by what; GitHub's choice is the last access
 * @param direction GitHub's choice is the largest or latest first
 */
public record CacheFilter(
        @Nullable String ref,
        @Nullable String key,
        @Nullable Sort sort,
        @Nullable Direction direction) {

    /** What entries are ordered by. */
    public enum Sort {
        /** When it was saved. */
        CREATED_AT,
        /** When it was last used. */
        LAST_ACCESSED_AT,
        /** How large it is. */
        SIZE_IN_BYTES
    }

    /** Which end comes first. */
    public enum Direction {
        /** Smallest or earliest. */
        ASC,
        /** Largest or latest. */
        DESC
    }

    /**
     * All entries.
     *
     * @return the filter
     */
    public static CacheFilter none() {
        return new CacheFilter(null, null, null, null);
    }

    /**
     * The same, of one ref.
     *
     * @param whole such as {@code refs/heads/main}
     * @return a copy
     */
    public CacheFilter ofRef(String whole) {
        return new CacheFilter(whole, key, sort, direction);
    }

    /**
     * The same, with keys that begin so.
     *
     * @param prefix of the key
     * @return a copy
     */
    public CacheFilter startingWith(String prefix) {
        return new CacheFilter(ref, prefix, sort, direction);
    }

    /**
     * The same, in another order.
     *
     * @param by what
     * @param first which end
     * @return a copy
     */
    public CacheFilter sorted(Sort by, Direction first) {
        return new CacheFilter(ref, key, by, first);
    }

    Request on(Request request) {
        return request.query("ref", ref)
                .query("key", key)
                .query("sort", word(sort))
                .query("direction", word(direction));
    }

    private static @Nullable String word(@Nullable Enum<?> choice) {
        return choice == null ? null : choice.name().toLowerCase(Locale.ROOT);
    }
}
