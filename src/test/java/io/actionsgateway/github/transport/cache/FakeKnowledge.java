package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.model.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/** Knows one run with one job, or nothing. */
final class FakeKnowledge implements RunKnowledge {

    static final long RUN = 42;
    static final long JOB = 420;

    private volatile Known known;

    void says(long version, Instant recordedAt, int attempt, String status, boolean ended) {
        known = new Known(RUN, version, recordedAt, attempt, status, ended);
    }

    @Override
    public Optional<Known> ofRun(RepositoryName repository, long runId) {
        return runId == RUN ? Optional.ofNullable(known) : Optional.empty();
    }

    @Override
    public Optional<Known> ofJob(RepositoryName repository, long jobId) {
        return jobId == JOB ? Optional.ofNullable(known) : Optional.empty();
    }
}
