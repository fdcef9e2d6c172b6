package io.actionsgateway.run;

import io.actionsgateway.github.model.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a statement about a run or a job reaches. Statements are totally ordered by it and a row keeps the greatest
 * one, so any order of arrival and any repetition end in the same row.
 *
 * <p>GitHub's times have whole seconds and tie: <em>phase</em> decides first (nothing overtakes an end), then the time in
 * the signed body, then the rank of the status, then the fingerprint of the bytes.
 *
 * @param phase 0 before the start, 1 once it runs, 2 at its end; for a run, which goes to {@code waiting} and back, 0
 *     until its end, and -1 while only its jobs speak of it
 * @param signedAt the time that the body gives for it; {@code null} before everything
 * @param statusRank place of the status on the way from {@code requested} to {@code completed}
 * @param fingerprint digest of the bytes that said it
 */
record Precedence(int phase, @Nullable Instant signedAt, int statusRank, String fingerprint)
        implements Comparable<Precedence> {

    private static final int SUPPOSED = -1;
    private static final int FINAL = 2;
    private static final int UNKNOWN_RANK = 45;

    private static final Comparator<Precedence> ORDER = Comparator.comparingInt(Precedence::phase)
            .thenComparing(Precedence::signedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(Precedence::statusRank)
            .thenComparing(Precedence::fingerprint);

    /** Of what a job tells of its run: less than anything that GitHub says of the run itself. */
    static Precedence supposed(Evidence evidence) {
        return new Precedence(SUPPOSED, null, 0, evidence.fingerprint());
    }

    /** Of a statement about a run. */
    static Precedence of(RunDetails run, Evidence evidence) {
        int rank = run.held() ? 5 : rank(run.status());
        Instant at = Stream.of(run.updatedAt(), run.runStartedAt(), run.createdAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Precedence(run.ended() ? FINAL : 0, at, rank, evidence.fingerprint());
    }

    /**
     * Of a statement about a job.
     *
     * @param gateAt when the job's deployment last changed: the only time that tells apart the statements of a job that
     *     waits for its environment and is queued again
     */
    static Precedence of(JobDetails job, @Nullable Instant gateAt, Evidence evidence) {
        int rank = rank(job.status());
        if (job.ended()) {
            return new Precedence(FINAL, first(job.completedAt(), job.startedAt()), rank, evidence.fingerprint());
        }
        if (rank >= rank(Status.IN_PROGRESS.text())) {
            return new Precedence(1, first(job.startedAt(), job.createdAt()), rank, evidence.fingerprint());
        }
        Instant created = first(job.createdAt(), job.startedAt());
        return new Precedence(0, later(gateAt, created), rank, evidence.fingerprint());
    }

    /** An undocumented word stands beyond the queue and before the end. */
    private static int rank(@Nullable String status) {
        return status == null ? 0 : Status.of(status).map(Status::rank).orElse(UNKNOWN_RANK);
    }

    private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
        return one != null ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    @Override
    public int compareTo(Precedence other) {
        return ORDER.compare(this, other);
    }
}
