package io.actionsgateway.monitor.poll;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.monitor.PolledObservations;
import io.actionsgateway.run.RunObservation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What GitHub says of an attempt.
 *
 * @param at when it was asked
 * @param run the attempt
 * @param jobs none when they were not asked for
 */
record FetchedAttempt(Instant at, WorkflowRun run, List<WorkflowJob> jobs) {

    FetchedAttempt {
        jobs = List.copyOf(jobs);
    }

    Stream<RunObservation> observations(RepositoryName repository) {
        Stream<RunObservation> own = Stream.of(PolledObservations.ofRun(repository, run, at));
        return Stream.concat(own, jobs.stream().map(job -> PolledObservations.ofJob(repository, run, job, at)));
    }
}
