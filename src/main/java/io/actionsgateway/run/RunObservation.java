package io.actionsgateway.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that GitHub said of a run or of a job, with the evidence that it did. */
public sealed interface RunObservation {

    /**
     * The run that it is about.
     *
     * @return GitHub's id
     */
    long runId();

    /**
     * Where the run is.
     *
     * @return owner and name
     */
    String repository();

    /**
     * Where it comes from.
     *
     * @return the evidence
     */
    Evidence evidence();

    /**
     * The same, heard of in a span.
     *
     * @param span as in W3C's header
     * @return a copy
     */
    RunObservation heardIn(@Nullable String span);

    /**
     * When that was so.
     *
     * @return by GitHub's clock, the same time that decides between statements; {@code null} when GitHub gave none
     */
    @Nullable
    Instant happenedAt();

    /**
     * GitHub said something of a run.
     *
     * @param key the run and its attempt
     * @param details what it said
     * @param evidence where it comes from
     */
    record OfRun(RunKey key, RunDetails details, Evidence evidence) implements RunObservation {
        @Override
        public long runId() {
            return key.runId();
        }

        @Override
        public String repository() {
            return details.repository();
        }

        @Override
        public @Nullable Instant happenedAt() {
            return Precedence.of(details, evidence).signedAt();
        }

        @Override
        public OfRun heardIn(@Nullable String span) {
            return new OfRun(key, details, evidence.heardIn(span));
        }
    }

    /**
     * GitHub said something of a job.
     *
     * @param key the job and its attempt
     * @param runId the job's run
     * @param run what the job tells of its run; used only until GitHub speaks of the run itself
     * @param details what it said
     * @param gateAt when the job's deployment last changed; the only time that tells apart the statements of a job that
     *     waits for its environment and is then queued again
     * @param evidence where it comes from
     */
    record OfJob(
            JobKey key,
            long runId,
            RunDetails run,
            JobDetails details,
            @Nullable Instant gateAt,
            Evidence evidence) implements RunObservation {

        @Override
        public String repository() {
            return run.repository();
        }

        @Override
        public @Nullable Instant happenedAt() {
            return Precedence.of(details, gateAt, evidence).signedAt();
        }

        @Override
        public OfJob heardIn(@Nullable String span) {
            return new OfJob(key, runId, run, details, gateAt, evidence.heardIn(span));
        }

        RunKey runKey() {
            return new RunKey(runId, key.runAttempt());
        }
    }
}
