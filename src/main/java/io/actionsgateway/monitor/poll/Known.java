package io.actionsgateway.monitor.poll;

import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunPulse;
import io.actionsgateway.run.RunView;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the tables know of a run, held against what GitHub says.
 *
 * @param pulse what they know
 * @param jobsAnyway whether jobs may have changed without a change of their run
 */
record Known(RunPulse pulse, boolean jobsAnyway) {

    /** Jobs change with their run, or without a webhook. */
    boolean needsJobsOf(WorkflowRun said) {
        return jobsAnyway || "completed".equals(said.status()) || !isStateOf(said);
    }

    private boolean isStateOf(WorkflowRun said) {
        RunView attempt = pulse.attempt(said.runAttempt());
        return attempt != null
                && Objects.equals(attempt.details().status(), said.status())
                && Objects.equals(attempt.details().conclusion(), said.conclusion());
    }

    /** Attempts whose end is not known; whatever has a successor has ended. */
    List<Integer> unfinishedBefore(int newest) {
        return IntStream.range(1, newest)
                .map(number -> newest - number)
                .filter(number -> !hasEnded(pulse.attempt(number)))
                .boxed()
                .toList();
    }

    private static boolean hasEnded(@Nullable RunView attempt) {
        return attempt != null && attempt.details().ended();
    }

    /** Whether an observation says more than the row has already. */
    boolean lacks(RunObservation said) {
        return switch (said) {
            case RunObservation.OfRun run -> {
                RunView attempt = pulse.attempt(run.key().runAttempt());
                yield attempt == null
                        || !run.details().completedBy(attempt.details()).equals(attempt.details());
            }
            case RunObservation.OfJob job -> {
                JobDetails known = job(job);
                yield known == null || !job.details().completedBy(known).equals(known);
            }
        };
    }

    /** Whether an observation is a change of state that a webhook should have told. */
    boolean isSurprisedBy(RunObservation said) {
        return switch (said) {
            case RunObservation.OfRun run -> {
                RunView attempt = pulse.attempt(run.key().runAttempt());
                yield attempt == null || differs(run.details(), attempt.details());
            }
            case RunObservation.OfJob job -> {
                JobDetails known = job(job);
                yield known == null
                        || !known.status().equals(job.details().status())
                        || !Objects.equals(known.conclusion(), job.details().conclusion());
            }
        };
    }

    private static boolean differs(RunDetails said, RunDetails known) {
        return !Objects.equals(said.status(), known.status()) || !Objects.equals(said.conclusion(), known.conclusion());
    }

    private @Nullable JobDetails job(RunObservation.OfJob said) {
        return pulse.jobs().stream()
                .filter(job -> job.key().jobId() == said.key().jobId())
                .map(JobView::details)
                .findFirst()
                .orElse(null);
    }
}
