package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.model.RepositoryName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks have told about runs, which lets the cache believe an answer without asking. Of a run that is unknown here
 * nothing is concluded. Blocking; thread-safe.
 */
public interface RunKnowledge {

    /**
     * Looks a run up.
     *
     * @param repository owner and name, in any case
     * @param runId the run
     * @return what is known, empty when nothing is
     */
    Optional<Known> ofRun(RepositoryName repository, long runId);

    /**
     * Looks the run of a job up.
     *
     * @param repository owner and name, in any case
     * @param jobId the job
     * @return what is known of its run, empty when nothing is
     */
    Optional<Known> ofJob(RepositoryName repository, long jobId);

    /**
     * What is known about a run.
     *
     * @param runId the run
     * @param version grows with each new statement about the run or one of its jobs
     * @param recordedAt when the last of them was recorded
     * @param attempt the newest attempt
     * @param status GitHub's word for that attempt; {@code null} while only its jobs have been heard of
     * @param ended whether that attempt and all its jobs have come to their end
     */
    record Known(
            long runId,
            long version,
            Instant recordedAt,
            int attempt,
            @Nullable String status,
            boolean ended) {}
}
