package io.actionsgateway.monitor.poll;

import io.actionsgateway.github.JobFilter;
import io.actionsgateway.github.JobService;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks GitHub about one run, with what the tables know of it deciding how much is asked. Blocking. */
@Component
class RunFetch {

    /** Earlier attempts that nobody told us the end of; the rest of them is left to the next time. */
    private static final int MOST_EARLIER = 3;

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WorkflowRunService runs;
    private final JobService jobs;
    private final Clock clock;

    RunFetch(WorkflowRunService runs, JobService jobs, Clock clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @param known tells what need not be asked
     * @return the newest attempt first
     * @throws GitHubException when GitHub does not answer, or does not know the run
     */
    List<FetchedAttempt> of(RepositoryName repository, long runId, Known known, Caller caller) {
        List<FetchedAttempt> attempts = new ArrayList<>();
        var at = clock.instant();
        WorkflowRun newest = await(runs.get(repository, runId), caller);
        boolean jobsToo = known.needsJobsOf(newest);
        Mono<List<WorkflowJob>> latest =
                jobs.list(repository, runId, JobFilter.LATEST).collectList();
        attempts.add(new FetchedAttempt(at, newest, jobsToo ? await(latest, caller) : List.of()));
        known.unfinishedBefore(newest.runAttempt()).stream()
                .limit(MOST_EARLIER)
                .forEach(number -> addEarlier(attempts, repository, runId, number, caller));
        return attempts;
    }

    /** GitHub keeps earlier attempts not for ever. */
    private void addEarlier(
            List<FetchedAttempt> attempts, RepositoryName repository, long runId, int number, Caller caller) {
        try {
            var at = clock.instant();
            WorkflowRun run = await(runs.getAttempt(repository, runId, number), caller);
            Mono<List<WorkflowJob>> all =
                    jobs.listOfAttempt(repository, runId, number).collectList();
            attempts.add(new FetchedAttempt(at, run, await(all, caller)));
        } catch (GitHubException.NotFound gone) {
            // What is known of it stays as it is.
        }
    }

    private static <T> T await(Mono<T> answer, Caller caller) {
        return Objects.requireNonNull(BlockingBridge.await(
                answer.contextWrite(caller), caller.patience().plus(GRACE)));
    }
}
