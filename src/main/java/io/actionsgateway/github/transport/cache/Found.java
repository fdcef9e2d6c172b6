package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.cache.RunKnowledge.Known;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is there before GitHub is asked.
 *
 * @param entry the kept answer, or {@code null}
 * @param known what webhooks have told of the run, or {@code null}
 * @param writtenAt when a replica last changed what the entry is about; {@link Instant#EPOCH} when none did, or without entry
 */
record Found(@Nullable Entry entry, @Nullable Known known, Instant writtenAt) {

    /** The kept answer that GitHub can be asked about. */
    @Nullable
    Entry body() {
        return entry == null || entry.link() ? null : entry;
    }
}
