package io.actionsgateway.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact about runs, published inside the transaction that made it: a listener that must not act on what may yet be
 * rolled back listens after the commit.
 */
public sealed interface RunEvent {

    /**
     * GitHub stated something that it had not stated before. It need not be news: a late statement about an earlier
     * moment completes the history and leaves the state alone.
     *
     * @param repository owner and name
     * @param key the run and its attempt
     * @param jobId the job, or {@code null} when it is about the run itself
     * @param name the job's or the workflow's name
     * @param status GitHub's word
     * @param conclusion GitHub's word
     * @param occurredAt the time that GitHub gives
     */
    record Transitioned(
            String repository,
            RunKey key,
            @Nullable Long jobId,
            @Nullable String name,
            String status,
            @Nullable String conclusion,
            @Nullable Instant occurredAt)
            implements RunEvent {}

    /**
     * Runs or jobs changed; published once for a transaction, after its {@link Transitioned}s. A statement that repeats a
     * state with another time is none of them.
     *
     * @param changes at least one, in the order in which they were taken in
     */
    record Changed(List<RunChange> changes) implements RunEvent {

        /** Takes a copy. */
        public Changed {
            changes = List.copyOf(changes);
            if (changes.isEmpty()) {
                throw new IllegalArgumentException("nothing changed");
            }
        }
    }
}
