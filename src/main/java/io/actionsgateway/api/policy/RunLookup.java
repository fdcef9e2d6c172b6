package io.actionsgateway.api.policy;

import io.actionsgateway.github.JobService;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.security.AccessRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out what rules want to know of runs: from our tables, and from GitHub what is not in them. Thread-safe. */
@Component
public class RunLookup {

    private final RunReader kept;
    private final WorkflowRunService runs;
    private final JobService jobs;

    RunLookup(RunReader kept, WorkflowRunService runs, JobService jobs) {
        this.kept = kept;
        this.runs = runs;
        this.jobs = jobs;
    }

    /**
     * Which run a job belongs to; GitHub is asked.
     *
     * @param repository where
     * @param jobId which
     * @return its run's id; fails with {@link AccessRefusal.NotGranted} when this repository has no such job
     */
    public Mono<Long> ofJob(RepositoryName repository, long jobId) {
        return jobs.get(repository, jobId)
                .map(WorkflowJob::runId)
                .onErrorMap(GitHubException.NotFound.class, missing -> new AccessRefusal.NotGranted());
    }

    /** Fails with {@link AccessRefusal.NotGranted} when this repository has no such run. */
    Mono<RunFacts> run(RepositoryName repository, long runId) {
        return BlockingBridge.call(() -> kept.run(repository.toString(), runId))
                .flatMap(found -> Mono.justOrEmpty(found.map(run -> facts(run.details()))))
                .filter(facts -> facts.file() != null && facts.createdAt() != null)
                .switchIfEmpty(Mono.defer(() -> ofGitHub(repository, runId)));
    }

    private Mono<RunFacts> ofGitHub(RepositoryName repository, long runId) {
        return runs.get(repository, runId)
                .map(RunLookup::facts)
                .onErrorMap(GitHubException.NotFound.class, missing -> new AccessRefusal.NotGranted());
    }

    private static RunFacts facts(RunDetails run) {
        return new RunFacts(file(run.path()), run.workflowId(), run.event(), run.createdAt());
    }

    private static RunFacts facts(WorkflowRun run) {
        return new RunFacts(file(run.path()), run.workflowId(), run.event(), run.createdAt());
    }

    private static @Nullable String file(@Nullable String path) {
        return path == null ? null : WorkflowFiles.named(path);
    }
}
