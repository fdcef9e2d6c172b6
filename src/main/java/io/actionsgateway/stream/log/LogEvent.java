package io.actionsgateway.stream.log;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader of logs is told. */
public sealed interface LogEvent {

    /**
     * The run is in another state than before, or this is the first look at it.
     *
     * @param status GitHub's word
     * @param conclusion GitHub's word
     */
    record Run(
            long runId,
            int runAttempt,
            String status,
            @Nullable String conclusion) implements LogEvent {}

    /**
     * A job is in another state than before.
     *
     * @param status GitHub's word
     * @param conclusion GitHub's word
     */
    record Job(
            long jobId,
            String jobName,
            int runAttempt,
            String status,
            @Nullable String conclusion) implements LogEvent {}

    /**
     * A step is in another state than before.
     *
     * @param number the step's
     * @param name the step's
     * @param status GitHub's word
     * @param conclusion GitHub's word
     */
    record Step(
            long jobId,
            String jobName,
            int runAttempt,
            int number,
            @Nullable String name,
            @Nullable String status,
            @Nullable String conclusion)
            implements LogEvent {}

    /**
     * A piece of a job's log. The next piece begins where this one ends.
     *
     * @param content the text, in the reader's style
     * @param offset where it begins in the log as GitHub stores it, in bytes
     * @param end where it ends
     * @param place after it
     */
    record Chunk(long jobId, String jobName, int runAttempt, String content, long offset, long end, LogPlace place)
            implements LogEvent {}

    /**
     * Something could not be fetched.
     *
     * @param jobId whose log; {@code null} when it is the state of the run
     * @param jobName its name
     * @param code of {@link FetchProblem}, or {@code job-not-found}
     * @param message for people
     * @param retryIn until it is tried again; {@code null} when it is given up
     */
    record Failure(
            @Nullable Long jobId,
            @Nullable String jobName,
            int runAttempt,
            String code,
            String message,
            @Nullable Duration retryIn)
            implements LogEvent {}

    /** Nothing has happened for a while. */
    record Idle() implements LogEvent {}

    /**
     * Nothing follows: the reader may not have more.
     *
     * @param reason as in the stream of events
     */
    record Cut(String reason) implements LogEvent {}

    /**
     * Nothing follows.
     *
     * @param status of the run; it may go on when only one job was of interest
     * @param conclusion of the run
     * @param missing jobs whose logs could not be given, or not to their end
     */
    record End(
            long runId,
            int runAttempt,
            String status,
            @Nullable String conclusion,
            List<Long> missing) implements LogEvent {

        /** Takes a copy. */
        public End {
            missing = List.copyOf(missing);
        }
    }
}
