package io.actionsgateway.run;

import java.time.Instant;
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
}
