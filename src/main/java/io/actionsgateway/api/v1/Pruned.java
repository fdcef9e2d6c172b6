package io.actionsgateway.api.v1;

import io.actionsgateway.github.model.ActionsCache;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a pruning; of a dry run, what would have.
 *
 * @param deleted how many entries
 * @param bytesFreed how much they took, compressed
 * @param dryRun whether nothing was deleted in truth
 * @param complete false when there is more to delete: send the same request again
 * @param entries the deleted ones, longest unused first
 * @param failed those that could not be deleted
 */
record Pruned(
        int deleted, long bytesFreed, boolean dryRun, boolean complete, List<Entry> entries, List<Failed> failed) {

    static Pruned of(List<ActionsCache> deleted, boolean dryRun, boolean complete, List<Failed> failed) {
        return new Pruned(
                deleted.size(),
                deleted.stream().mapToLong(ActionsCache::sizeInBytes).sum(),
                dryRun,
                complete && failed.isEmpty(),
                deleted.stream().map(Entry::of).toList(),
                List.copyOf(failed));
    }

    /** An entry of the cache. */
    record Entry(
            long id,
            @Nullable String key,
            @Nullable String ref,
            @Nullable Instant lastAccessedAt,
            long sizeInBytes) {

        static Entry of(ActionsCache entry) {
            return new Entry(entry.id(), entry.key(), entry.ref(), entry.lastAccessedAt(), entry.sizeInBytes());
        }
    }

    /** An entry that is still there, or may be. */
    record Failed(long id, @Nullable String key, @Nullable String reason) {}
}
