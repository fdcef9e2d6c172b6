package io.actionsgateway.run;

import io.actionsgateway.platform.PageRequest;
import io.actionsgateway.webhook.Payloads;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a told story ended, without the ids of the telling: what a caller can read, to be compared between tellings.
 *
 * @param runs the attempts
 * @param jobs the jobs of each attempt
 * @param transitions what happened, in order
 */
public record Ending(List<String> runs, List<String> jobs, List<String> transitions) {

    private static final PageRequest ALL = new PageRequest(PageRequest.MAX_LIMIT, null);
    private static final String REPOSITORY = Payloads.REPOSITORY;

    /** Reads it from the service. */
    public static Ending of(RunReader reader, long runId) {
        List<RunView> attempts = reader.attempts(REPOSITORY, runId, ALL).items();
        List<String> jobs = attempts.stream()
                .flatMap(attempt -> reader.jobs(attempt, ALL).items().stream())
                .map(job -> (job.key().jobId() - Story.jobId(runId, 0)) + "/"
                        + job.key().runAttempt() + " " + job.details() + " " + job.carriedOver())
                .toList();
        return new Ending(
                attempts.stream()
                        .map(attempt -> attempt.key().runAttempt() + " " + attempt.details())
                        .toList(),
                jobs,
                reader.transitions(runId, ALL).items().stream()
                        .map(one -> describe(one, runId))
                        .toList());
    }

    /** The transitions of a subject as short words, such as {@code queued waiting queued}. */
    public Stream<String> words(String subject) {
        return transitions.stream()
                .filter(one -> one.startsWith(subject))
                .map(one -> one.substring(one.indexOf(": ") + 2, one.indexOf(" at ")));
    }

    private static String describe(TransitionView one, long runId) {
        String subject = one.jobId() == null ? "run" : "job " + (one.jobId() - Story.jobId(runId, 0));
        String word = one.conclusion() == null ? one.status() : one.status() + "/" + one.conclusion();
        return subject + " attempt " + one.runAttempt() + ": " + word + " at " + one.occurredAt() + " after "
                + one.previousStatus() + "/" + one.previousConclusion();
    }
}
