package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.cache.RunKnowledge.Known;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Decides whether an answer about a run may be given out without asking. It may while the webhooks have said nothing since
 * before it was fetched, if it was fetched long enough after the last thing they said, and is not too old.
 *
 * <p>With the defaults: {@code completed} is recorded at 12:00:00. An answer fetched at 12:00:03 is not believed, for
 * GitHub's read may have lagged behind; one fetched at 12:00:05 is believed until 12:10:05.
 */
@Component
class Freshness {

    private final CacheProperties properties;
    private final OwnWrites writes;
    private final Clock clock;

    Freshness(CacheProperties properties, OwnWrites writes, Clock clock) {
        this.properties = properties;
        this.writes = writes;
        this.clock = clock;
    }

    boolean holds(Call call, Found found) {
        RunRead read = RunRead.of(call);
        Entry entry = found.entry();
        Known known = found.known();
        return !call.caller().sceptical()
                && read != null
                && entry != null
                && known != null
                && entry.version() != null
                && entry.version() == known.version()
                && settled(entry, known.recordedAt())
                && settled(entry, found.writtenAt())
                && Subject.of(call)
                        .filter(subject -> settled(entry, writes.lastOf(read, known.runId(), subject.repository())))
                        .isPresent()
                && young(entry, read.trust(properties.trust(), known.ended()))
                && read.agrees(entry.body(), known);
    }

    private boolean settled(Entry entry, Instant change) {
        return !entry.fetchedAt().isBefore(change.plus(properties.settle()));
    }

    /** The clock of the replica that fetched it may be ahead of ours, but not by much. */
    private boolean young(Entry entry, Duration trust) {
        Duration age = Duration.between(entry.fetchedAt(), clock.instant());
        return age.compareTo(trust) < 0 && age.plus(properties.settle()).isPositive();
    }
}
