package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.JobFilter;
import io.actionsgateway.github.JobService;
import io.actionsgateway.github.RunFilter;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** GitHub's runs and jobs, asked for in the background, one request after the other, past what webhooks vouch for. Blocking. */
@Component
class AskedRuns {

    private static final int PAGE = 100;
    private static final Caller CALLER =
            new Caller("actions-gateway/healer", BudgetClass.BACKGROUND, Duration.ofSeconds(60), null).doubting();
    private static final Duration LONGEST = CALLER.patience().plusSeconds(30);

    private final WorkflowRunService runs;
    private final JobService jobs;
    private final HealMetrics metrics;

    AskedRuns(WorkflowRunService runs, JobService jobs, HealMetrics metrics) {
        this.runs = runs;
        this.jobs = jobs;
        this.metrics = metrics;
    }

    /**
     * A page of a repository's runs, newest first.
     *
     * @param created a span of time, or {@code null} for the newest of all: asked under a condition, which is free while
     *     nothing has changed
     */
    GitHubPage<WorkflowRun> page(
            RepositoryName repository, @Nullable String created, @Nullable String next, Requests requests) {
        requests.lists++;
        metrics.request("run_list");
        RunFilter all = RunFilter.none().withoutPullRequests();
        return await(runs.page(repository, created == null ? all : all.created(created), PAGE, next));
    }

    /** A run in its latest attempt; nothing when GitHub does not know it. */
    Optional<WorkflowRun> run(RepositoryName repository, long runId, Requests requests) {
        requests.gets++;
        metrics.request("run_get");
        return found(runs.get(repository, runId));
    }

    /** A run in an earlier attempt; nothing when GitHub does not keep it any more. */
    Optional<WorkflowRun> attempt(RepositoryName repository, long runId, int attempt, Requests requests) {
        requests.gets++;
        metrics.request("run_get");
        return found(runs.getAttempt(repository, runId, attempt));
    }

    /** The jobs of all attempts; one that later attempts carried over is told once. */
    List<WorkflowJob> jobs(RepositoryName repository, long runId, Requests requests) {
        return all(next -> jobs.page(repository, runId, JobFilter.ALL, PAGE, next), requests);
    }

    /** The jobs of one attempt, with those it carried over; none when GitHub does not keep it any more. */
    List<WorkflowJob> jobsOf(RepositoryName repository, long runId, int attempt, Requests requests) {
        try {
            return all(next -> jobs.pageOfAttempt(repository, runId, attempt, PAGE, next), requests);
        } catch (GitHubException.NotFound gone) {
            return List.of();
        }
    }

    private List<WorkflowJob> all(Function<@Nullable String, Mono<GitHubPage<WorkflowJob>>> pages, Requests requests) {
        List<WorkflowJob> all = new ArrayList<>();
        String next = null;
        do {
            requests.jobs++;
            metrics.request("job_list");
            GitHubPage<WorkflowJob> page = await(pages.apply(next));
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    private static Optional<WorkflowRun> found(Mono<WorkflowRun> answer) {
        try {
            return Optional.of(await(answer));
        } catch (GitHubException.NotFound gone) {
            return Optional.empty();
        }
    }

    private static <T> T await(Mono<T> answer) {
        return Objects.requireNonNull(BlockingBridge.await(answer.contextWrite(CALLER), LONGEST));
    }
}
