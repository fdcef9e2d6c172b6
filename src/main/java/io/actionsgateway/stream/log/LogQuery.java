package io.actionsgateway.stream.log;

import io.actionsgateway.github.model.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to read.
 *
 * @param repository where
 * @param runId which run
 * @param attempt of it, from 1 on; {@code null} for the latest
 * @param job id or name of the only job of interest; {@code null} for all
 * @param failedOnly whether only jobs that failed are of interest
 * @param tail how many of the last lines of each log; {@code null} for all
 * @param style what is left out
 * @param follow whether to wait for a run that has not ended
 * @param resume where an earlier stream ended; {@code null} to begin
 */
public record LogQuery(
        RepositoryName repository,
        long runId,
        @Nullable Integer attempt,
        @Nullable String job,
        boolean failedOnly,
        @Nullable Integer tail,
        LogStyle style,
        boolean follow,
        @Nullable LogPlace resume) {

    /** Most lines that {@link #tail} may ask for. */
    public static final int MAX_TAIL = 10_000;

    /** Refuses impossible numbers. */
    public LogQuery {
        if ((attempt != null && attempt < 1) || (tail != null && (tail < 1 || tail > MAX_TAIL))) {
            throw new IllegalArgumentException("attempt starts at 1, tail is 1 to " + MAX_TAIL);
        }
    }

    /** Whether a job is of interest, as far as its name tells. */
    boolean names(JobState one) {
        return job == null || job.equals(one.name()) || job.equals(Long.toString(one.id()));
    }

    /** Whether the log of a job that has ended is of interest. */
    boolean wants(JobState ended) {
        return names(ended) && (!failedOnly || ended.failed());
    }
}
