package io.actionsgateway.stream.log;

import io.actionsgateway.github.JobService;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks at runs: our tables each time, and GitHub now and then, which knows of steps and of what no webhook told. However
 * many look at a run on this replica, GitHub is asked once in an interval. Thread-safe.
 */
@Component
final class RunLook {

    private static final int MOST = 1_000;
    private static final Caller FOLLOWER = new Caller("log-streams", BudgetClass.EVENT, Duration.ofSeconds(30), null);

    private record Key(RepositoryName repository, long runId, int attempt) {}

    private record Asked(Instant at, Mono<RunState> answer) {}

    private final KnownRuns known;
    private final WorkflowRunService runs;
    private final JobService jobs;
    private final LogProperties limits;
    private final Clock clock;

    private final Map<Key, Asked> asked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Asked> eldest) {
            return size() > MOST;
        }
    };

    RunLook(KnownRuns known, WorkflowRunService runs, JobService jobs, LogProperties limits, Clock clock) {
        this.known = known;
        this.runs = runs;
        this.jobs = jobs;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The first look, for the caller in the context.
     *
     * @param attempt from 1 on; {@code null} for the latest
     * @return fails with {@link GitHubException.NotFound} when nobody knows the run
     */
    Mono<RunState> first(RepositoryName repository, long runId, @Nullable Integer attempt) {
        return tables(repository, runId, attempt)
                .flatMap(found -> found.map(run -> completed(repository, run))
                        .orElseGet(() -> run(repository, runId, attempt)
                                .flatMap(run -> completed(repository, state(run, List.of())))));
    }

    /** What GitHub adds to it; what we know must do when GitHub does not answer. */
    private Mono<RunState> completed(RepositoryName repository, RunState run) {
        Mono<RunState> with = jobs(repository, run.runId(), run.attempt()).map(run::withJobs);
        return run.jobs().isEmpty() ? with : with.onErrorReturn(GitHubException.class::isInstance, run);
    }

    /** A later look at an attempt, for all who follow it. */
    Mono<RunState> again(RepositoryName repository, RunState before) {
        return tables(repository, before.runId(), before.attempt())
                .map(found -> found.map(before::and).orElse(before))
                .flatMap(run -> run.ended() && run.allJobsEnded()
                        ? Mono.just(run)
                        : asked(repository, run).map(run::and).onErrorReturn(GitHubException.class::isInstance, run));
    }

    private Mono<Optional<RunState>> tables(RepositoryName repository, long runId, @Nullable Integer attempt) {
        return BlockingBridge.call(() -> known.find(repository.toString(), runId, attempt));
    }

    private Mono<RunState> asked(RepositoryName repository, RunState run) {
        Key key = new Key(repository, run.runId(), run.attempt());
        synchronized (asked) {
            Asked last = asked.get(key);
            Instant now = clock.instant();
            if (last == null || !last.at().plus(limits.progress()).isAfter(now)) {
                last = new Asked(now, ask(repository, run).cache());
                asked.remove(key);
                asked.put(key, last);
            }
            return last.answer();
        }
    }

    /** The run itself only once its jobs have ended. */
    private Mono<RunState> ask(RepositoryName repository, RunState run) {
        return jobs(repository, run.runId(), run.attempt())
                .map(run::withJobs)
                .flatMap(state -> state.ended() || state.anyJobGoesOn()
                        ? Mono.just(state)
                        : run(repository, run.runId(), run.attempt()).map(found -> state(found, state.jobs())))
                .contextWrite(FOLLOWER);
    }

    private Mono<WorkflowRun> run(RepositoryName repository, long runId, @Nullable Integer attempt) {
        return attempt == null ? runs.get(repository, runId) : runs.getAttempt(repository, runId, attempt);
    }

    private Mono<List<JobState>> jobs(RepositoryName repository, long runId, int attempt) {
        return jobs.currentOfAttempt(repository, runId, attempt)
                .map((WorkflowJob job) -> JobState.of(job))
                .collectList();
    }

    private static RunState state(WorkflowRun run, List<JobState> jobs) {
        String status = run.status();
        return new RunState(run.id(), run.runAttempt(), status == null ? "queued" : status, run.conclusion(), jobs);
    }
}
